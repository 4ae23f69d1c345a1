package activetrader.broker.calendar;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.SessionVerdict;
import activetrader.market.calendar.SessionWitness;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.market.calendar.WitnessedCalendar;
import activetrader.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions by three witnesses: the broker's calendar, asked once a day for the weeks around it, the broker's
/// clock, asked at each [#refresh], and the exchange's own rules.
///
/// What was heard is kept on disk. An answer that cannot be true is neither kept nor used. Nothing here fails because
/// the broker is down.
public final class CachedCalendar implements TradingCalendar {
    private static final Logger log = LoggerFactory.getLogger(CachedCalendar.class);
    private static final int DAYS_BACK = 10;
    private static final int DAYS_AHEAD = 60;
    private static final int DAYS_COMPARED = 7;

    private final Broker broker;
    private final TimeSource time;
    private final WitnessFile<CalendarWindow> calendarFile;
    private final WitnessFile<ClockAnswer> clockFile;
    private final AtomicReference<@Nullable CalendarWindow> calendar;
    private final AtomicReference<@Nullable ClockAnswer> clock;
    private final WitnessedCalendar witnesses;
    private final Consumer<String> alarm;
    private final AtomicReference<@Nullable LocalDate> lastTried = new AtomicReference<>();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /// @param folder where the cache lies; it is made when it is missing
    /// @param alarm told once of each disagreement of the witnesses and of each answer that cannot be true
    public CachedCalendar(Broker broker, TradingCalendar rules, TimeSource time, Path folder, Consumer<String> alarm) {
        this.broker = broker;
        this.time = time;
        this.alarm = alarm;
        this.calendarFile = WitnessFile.calendar(folder);
        this.clockFile = WitnessFile.clock(folder);
        this.calendar = new AtomicReference<>(calendarFile.read().orElse(null));
        this.clock = new AtomicReference<>(clockFile.read().orElse(null));
        this.witnesses = new WitnessedCalendar(List.of(
                BrokerWitness.calendar(() -> Optional.ofNullable(calendar.get())),
                BrokerWitness.clock(() -> Optional.ofNullable(clock.get())),
                SessionWitness.rules(rules)));
    }

    /// Asks the broker's clock, and its calendar unless that was asked today already; then compares what all witnesses
    /// say of the coming week. Keeps what is known where the broker does not answer.
    public void refresh() {
        LocalDate today = MarketZone.dateOf(time.instant());
        askClock();
        CalendarWindow known = calendar.get();
        if ((known == null || !known.asked().equals(today)) && !today.equals(lastTried.getAndSet(today))) {
            askCalendar(today);
        }
        today.datesUntil(today.plusDays(DAYS_COMPARED)).map(this::verdict).forEach(this::compare);
    }

    private void askClock() {
        try {
            ClockAnswer answer = ClockAnswer.of(broker.clock());
            if (isBelieved("clock", answer.fault())) {
                clock.set(answer);
                clockFile.write(answer);
            }
        } catch (BrokerException e) {
            log.warn("broker clock unavailable, using what is known reason=\"{}\"", e.getMessage());
        }
    }

    private void askCalendar(LocalDate today) {
        LocalDate from = today.minusDays(DAYS_BACK);
        LocalDate to = today.plusDays(DAYS_AHEAD);
        try {
            CalendarWindow window = CalendarWindow.of(today, from, to, broker.calendar(from, to));
            if (isBelieved("calendar", window.fault())) {
                calendar.set(window);
                calendarFile.write(window);
            } else {
                lastTried.compareAndSet(today, null);
            }
        } catch (BrokerException e) {
            lastTried.compareAndSet(today, null);
            log.warn("broker calendar unavailable, using what is known reason=\"{}\"", e.getMessage());
        }
    }

    private boolean isBelieved(String what, Optional<String> fault) {
        fault.ifPresent(wrong -> tell(
                what + wrong,
                "the broker's " + what + " is not believed, the other sources of the calendar stand: " + wrong));
        return fault.isEmpty();
    }

    private void compare(SessionVerdict verdict) {
        switch (verdict) {
            case SessionVerdict.Disputed disputed ->
                tell(
                        "dispute " + disputed.earliest().date(),
                        "the sources of the calendar disagree about " + disputed.who()
                                + "; everything is closed before the earliest" + " close, and "
                                + (disputed.shared().isPresent()
                                        ? "entries end with it"
                                        : "nothing is opened that day"));
            case SessionVerdict.Agreed _, SessionVerdict.Closed _ -> {}
        }
    }

    private void tell(String subject, String text) {
        if (said.add(subject)) {
            alarm.accept(text);
        }
    }

    public SessionVerdict verdict(LocalDate date) {
        return witnesses.verdict(date);
    }

    @Override
    public Optional<TradingDay> on(LocalDate date) {
        return witnesses.on(date);
    }

    @Override
    public boolean mayBeOpenAt(Instant now) {
        return witnesses.mayBeOpenAt(now);
    }

    @Override
    public Optional<TradingDay> entriesOn(LocalDate date) {
        return witnesses.entriesOn(date);
    }
}
