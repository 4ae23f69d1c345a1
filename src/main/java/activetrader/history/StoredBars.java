package activetrader.history;

import activetrader.market.Bar;
import activetrader.market.calendar.MarketZone;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What one file of bars holds.
///
/// @param sessions the trading days that are covered: those that a source was asked about and answered, be it that
/// nothing traded
/// @param bars of those days
public record StoredBars(Adjustment adjustment, SortedSet<LocalDate> sessions, PackedBars bars) {
    public StoredBars {
        sessions = Collections.unmodifiableSortedSet(new TreeSet<>(sessions));
    }

    /// `bars` with the trading days that they cover.
    public static StoredBars of(Adjustment adjustment, Collection<LocalDate> sessions, Collection<Bar> bars) {
        return new StoredBars(adjustment, new TreeSet<>(sessions), PackedBars.of(bars));
    }

    /// These bars, and those of `later` in place of all that they cover.
    ///
    /// @throws IllegalArgumentException when only one of the two is adjusted
    StoredBars with(StoredBars later) {
        if (adjustment != later.adjustment && !later.sessions.containsAll(sessions)) {
            throw new IllegalArgumentException("it holds " + adjustment.code() + " prices, and "
                    + later.adjustment.code() + " ones do not go with them");
        }
        SortedSet<LocalDate> all = new TreeSet<>(sessions);
        all.addAll(later.sessions);
        List<Bar> kept = Stream.concat(
                        bars.bars().stream().filter(bar -> !later.sessions.contains(MarketZone.dateOf(bar.start()))),
                        later.bars.bars().stream())
                .toList();
        return new StoredBars(later.adjustment, all, PackedBars.of(kept));
    }
}
