package activetrader.broker;

import activetrader.market.Money;
import java.time.Instant;
import java.util.List;

/// The account's equity over one day.
public record PortfolioHistory(Money baseValue, List<Point> points) {
    public PortfolioHistory {
        points = List.copyOf(points);
    }

    /// Equity and profit since the base value at one instant.
    public record Point(Instant at, Money equity, Money profit) {}
}
