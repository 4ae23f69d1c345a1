package activetrader.indicators;

import activetrader.market.Bar;
import activetrader.market.calendar.MarketZone;
import java.time.Instant;

/// Volume-weighted average price: sum of typical price × volume divided by sum of volume since the start of the New
/// York date; NaN before the first volume.
final class SessionVwap {
    private final Column values = new Column();
    private Instant midnight = Instant.MIN;
    private double turnover;
    private double volume;

    /// Adds `bar`, which starts after all others.
    ///
    /// @param typical its typical price, in dollars
    void add(Bar bar, double typical) {
        if (!bar.start().isBefore(midnight)) {
            midnight = MarketZone.startOfDay(MarketZone.dateOf(bar.start()).plusDays(1));
            turnover = 0;
            volume = 0;
        }
        turnover += bar.volume() * typical;
        volume += bar.volume();
        values.add(volume == 0 ? Double.NaN : turnover / volume);
    }

    double at(int index) {
        return values.at(index);
    }
}
