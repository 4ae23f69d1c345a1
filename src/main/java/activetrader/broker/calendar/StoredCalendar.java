package activetrader.broker.calendar;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.SessionVerdict;
import activetrader.market.calendar.SessionWitness;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.market.calendar.WitnessedCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions by the exchange's rules and by what the broker's calendar and clock said, as the trade service has
/// written it to disk. Nothing on the disk is needed: the rules speak of every date.
///
/// The files are read at every question, so that a change is known at once; there are few questions.
public final class StoredCalendar implements TradingCalendar {
    private static final Logger log = LoggerFactory.getLogger(StoredCalendar.class);

    private final WitnessedCalendar witnesses;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    private StoredCalendar(
            Supplier<Optional<CalendarWindow>> calendar, Supplier<Optional<ClockAnswer>> clock, TradingCalendar rules) {
        this.witnesses = new WitnessedCalendar(
                List.of(BrokerWitness.calendar(calendar), BrokerWitness.clock(clock), SessionWitness.rules(rules)));
    }

    /// Reads what a [CachedCalendar] keeps in `folder`. For processes that hold no broker key.
    public StoredCalendar(Path folder, TradingCalendar rules) {
        this(WitnessFile.calendar(folder)::read, WitnessFile.clock(folder)::read, rules);
    }

    /// The same, with the broker's clock as it is now instead of the one on the disk; silent when it does not answer or
    /// what it says cannot be true. For a process that lives for one decision.
    public static StoredCalendar asking(Broker broker, Path folder, TradingCalendar rules) {
        Optional<ClockAnswer> heard = ask(broker);
        return new StoredCalendar(WitnessFile.calendar(folder)::read, () -> heard, rules);
    }

    private static Optional<ClockAnswer> ask(Broker broker) {
        try {
            ClockAnswer answer = ClockAnswer.of(broker.forExits().clock());
            answer.fault().ifPresent(wrong -> log.warn("broker clock not believed reason=\"{}\"", wrong));
            return Optional.of(answer).filter(it -> it.fault().isEmpty());
        } catch (BrokerException e) {
            log.warn("broker clock not heard reason=\"{}\"", e.getMessage());
            return Optional.empty();
        }
    }

    /// What follows for `date`; a disagreement is logged once.
    public SessionVerdict verdict(LocalDate date) {
        SessionVerdict verdict = witnesses.verdict(date);
        if (verdict instanceof SessionVerdict.Disputed disputed && logged.add(disputed.who())) {
            log.warn("the sources of the calendar disagree about {}", disputed.who());
        }
        return verdict;
    }

    @Override
    public Optional<TradingDay> on(LocalDate date) {
        return verdict(date).guarded();
    }

    @Override
    public boolean mayBeOpenAt(Instant now) {
        return verdict(MarketZone.dateOf(now)).mayBeOpenAt(now);
    }

    @Override
    public Optional<TradingDay> entriesOn(LocalDate date) {
        return verdict(date).entries();
    }
}
