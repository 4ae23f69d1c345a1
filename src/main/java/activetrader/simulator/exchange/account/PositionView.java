package activetrader.simulator.exchange.account;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A position at market prices.
///
/// @param available shares that no open closing order keeps
/// @param lastDayPrice the previous trading day's close
public record PositionView(Symbol symbol, Holding holding, Quantity available, Price price, Price lastDayPrice) {
    private static final int RATIO_SCALE = 10;

    public Money marketValue() {
        return holding.valueAt(price);
    }

    public Money unrealized() {
        return marketValue().minus(holding.cost());
    }

    /// Profit since the previous close, or since the entry for shares bought today.
    public Money unrealizedToday() {
        return marketValue().minus(holding.dayCost());
    }

    /// As a fraction of the cost.
    public BigDecimal unrealizedRatio() {
        return ratio(unrealized().value(), holding.cost().value());
    }

    /// As a fraction of the day's cost.
    public BigDecimal unrealizedTodayRatio() {
        return ratio(unrealizedToday().value(), holding.dayCost().value());
    }

    /// The price's change since the previous close, as a fraction.
    public BigDecimal changeToday() {
        return ratio(price.value().subtract(lastDayPrice.value()), lastDayPrice.value());
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole.abs(), RATIO_SCALE, RoundingMode.HALF_UP);
    }
}
