package activetrader.simulator.tape;

import java.util.List;

/// Everything that ever trades in one symbol.
///
/// @param days sessions of which only the daily bar is known, oldest first, all before the first of `sessions`
/// @param sessions sessions with minutes, oldest first
record Series(Listing listing, List<DayBar> days, List<SessionBars> sessions) {
    Series {
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
}
