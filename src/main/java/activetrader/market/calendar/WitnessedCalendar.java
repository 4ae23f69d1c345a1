package activetrader.market.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The sessions by all that is said of them: the days to guard ([#on]) and the days of entries ([#entriesOn]).
public final class WitnessedCalendar implements TradingCalendar {
    private final List<SessionWitness> witnesses;

    /// @param witnesses of which one must be the exchange's rules, which are never silent
    public WitnessedCalendar(List<SessionWitness> witnesses) {
        if (witnesses.stream().noneMatch(witness -> witness.source() == CalendarSource.EXCHANGE_RULES)) {
            throw new IllegalArgumentException("a calendar needs the exchange's rules, had only "
                    + witnesses.stream().map(SessionWitness::source).toList());
        }
        this.witnesses = List.copyOf(witnesses);
    }

    public SessionVerdict verdict(LocalDate date) {
        return SessionVerdict.of(date, witnesses);
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
