package activetrader.simulator.tape;

import activetrader.market.Symbol;
import java.time.Instant;
import java.util.List;

/// Everything that ever trades in one symbol.
///
/// @param days sessions of which only the daily bar is known, oldest first, all before the first of `sessions`
/// @param sessions sessions with minutes, oldest first
public record Series(Listing listing, List<DayBar> days, List<SessionBars> sessions) {
    public Series {
        days = List.copyOf(days);
        sessions = List.copyOf(sessions);
    }

    /// This series without the minutes that overlap a halt in its symbol.
    Series halted(List<Halt> halts) {
        List<SessionBars> kept = sessions;
        for (Halt halt : halts) {
            if (halt.symbol().equals(listing.symbol())) {
                kept = kept.stream()
                        .map(session -> session.without(halt.from(), halt.until()))
                        .toList();
            }
        }
        return new Series(listing, days, kept);
    }

    /// This series with the prices that `steps` in its symbol give it.
    public Series stepped(List<PriceStep> steps) {
        List<SessionBars> changed = sessions;
        for (PriceStep step : steps) {
            if (step.symbol().equals(listing.symbol())) {
                changed = changed.stream()
                        .map(session -> session.stepped(step.from(), step.factor()))
                        .toList();
            }
        }
        return new Series(listing, days, changed);
    }

    /// This series up to `at`, which trades under its old name no longer.
    public Series until(Instant at) {
        return new Series(
                listing,
                days,
                sessions.stream()
                        .map(session -> session.without(at, Instant.MAX))
                        .toList());
    }

    /// This series under another symbol.
    public Series named(Symbol symbol) {
        return new Series(new Listing(symbol, listing.name(), listing.exchange(), listing.tradable()), days, sessions);
    }
}
