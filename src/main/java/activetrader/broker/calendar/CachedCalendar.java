package activetrader.broker.calendar;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The broker's calendar for the weeks around today, as far as it was ever heard, and the exchange's own rules for
/// every other date. Where both speak and differ, the broker is right, and the difference is logged once.
///
/// What was heard is kept on disk. Nothing here fails because the broker is down.
public final class CachedCalendar implements TradingCalendar {
    private static final Logger log = LoggerFactory.getLogger(CachedCalendar.class);
    private static final int DAYS_BACK = 10;
    private static final int DAYS_AHEAD = 60;

    private final Broker broker;
    private final TradingCalendar rules;
    private final TimeSource time;
    private final CalendarFile file;
    private final AtomicReference<@Nullable CalendarWindow> heard;
    private final AtomicReference<@Nullable LocalDate> lastTried = new AtomicReference<>();
    private final Set<LocalDate> disagreed = ConcurrentHashMap.newKeySet();

    /// @param folder where the cache lies; it is made when it is missing
    /// @param rules answers for dates that the broker was never asked about
    public CachedCalendar(Broker broker, TradingCalendar rules, TimeSource time, Path folder) {
        this.broker = broker;
        this.rules = rules;
        this.time = time;
        this.file = CalendarFile.in(folder);
        this.heard = new AtomicReference<>(file.read().orElse(null));
    }

    /// Asks the broker, unless it was asked today already. Keeps what is known when it does not answer.
    public void refresh() {
        LocalDate today = MarketZone.dateOf(time.instant());
        CalendarWindow known = heard.get();
        if ((known != null && known.asked().equals(today)) || today.equals(lastTried.getAndSet(today))) {
            return;
        }
        ask(today).ifPresent(window -> {
            heard.set(window);
            file.write(window);
        });
    }

    private Optional<CalendarWindow> ask(LocalDate today) {
        LocalDate from = today.minusDays(DAYS_BACK);
        LocalDate to = today.plusDays(DAYS_AHEAD);
        try {
            CalendarWindow window = CalendarWindow.of(today, from, to, broker.calendar(from, to));
            if (window.sessions().isEmpty()) {
                log.warn("broker calendar ignored reason=\"no session from {} to {}\"", from, to);
                return Optional.empty();
            }
            return Optional.of(window);
        } catch (BrokerException e) {
            lastTried.compareAndSet(today, null);
            log.warn("broker calendar unavailable, using what is known reason=\"{}\"", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<TradingDay> on(LocalDate date) {
        CalendarWindow window = heard.get();
        Optional<TradingDay> byRule = rules.on(date);
        if (window == null || !window.covers(date)) {
            return byRule;
        }
        Optional<TradingDay> byBroker = window.on(date);
        if (!byBroker.equals(byRule) && disagreed.add(date)) {
            log.warn(
                    "broker and exchange rules disagree, broker wins date={} broker={} rules={}",
                    date,
                    byBroker,
                    byRule);
        }
        return byBroker;
    }
}
