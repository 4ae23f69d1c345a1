package activetrader.statistics.comparison;

import activetrader.market.Bar;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The minutes of one symbol on one day, as compact as a comparison needs them: the open of the first, the closes of
/// all.
public final class MinuteCloses {
    private final double open;
    /// Seconds since the epoch at which the minutes began, ascending.
    private final int[] starts;
    private final double[] closes;

    private MinuteCloses(List<Bar> bars) {
        open = bars.getFirst().open().value().doubleValue();
        starts = bars.stream()
                .mapToInt(bar -> Math.toIntExact(bar.start().getEpochSecond()))
                .toArray();
        closes = new double[starts.length];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = bars.get(i).close().value().doubleValue();
        }
    }

    /// @param bars ascending
    /// @return empty when there are no bars
    public static Optional<MinuteCloses> of(List<Bar> bars) {
        return bars.isEmpty() ? Optional.empty() : Optional.of(new MinuteCloses(bars));
    }

    /// Return of one dollar from the open of the first minute to the close of the last.
    double openToClose() {
        return closes[closes.length - 1] / open - 1;
    }

    /// The close of the last minute that began at or before `at`; empty before the first.
    OptionalDouble closeAt(Instant at) {
        int found = Arrays.binarySearch(starts, Math.toIntExact(at.getEpochSecond()));
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(closes[index]);
    }
}
