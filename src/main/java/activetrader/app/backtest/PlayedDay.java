package activetrader.app.backtest;

import activetrader.market.Money;
import activetrader.statistics.TradingSample;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one day of a backtest came to.
///
/// @param date New York trading day
/// @param profit by the records, in dollars
/// @param faults one line for each difference between the records and the broker, or the reason why the day
/// could not
///     be played; empty for a sound day
/// @param sample the day as its records have it; null when it could not be played
public record PlayedDay(
        LocalDate date,
        int fills,
        Money profit,
        List<String> faults,
        @Nullable TradingSample sample) {
    public PlayedDay {
        faults = List.copyOf(faults);
    }

    static PlayedDay broken(LocalDate date, String reason) {
        return new PlayedDay(date, 0, Money.ZERO, List.of("could not be played: " + reason), null);
    }

    public boolean isSound() {
        return faults.isEmpty();
    }
}
