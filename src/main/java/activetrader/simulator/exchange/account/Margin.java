package activetrader.simulator.exchange.account;

import activetrader.market.Asset;
import activetrader.market.Money;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.util.Optional;

/// How much of a position's value must be backed by equity, as Alpaca's margin page says.
final class Margin {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal THIRTY_PERCENT = new BigDecimal("0.3");
    private static final Price LOW_LONG = Price.of("2.50");
    private static final Price MIDDLE_LONG = Price.of("6");
    private static final Price FIVE = Price.of("5");
    private static final BigDecimal LOW_SHORT_PER_SHARE = new BigDecimal("2.5");
    private static final BigDecimal SHORT_PER_SHARE = new BigDecimal("5");

    private Margin() {}

    /// Half of the value, or all of it when the asset cannot be bought on margin.
    static Money initial(Holding held, Price price, Optional<Asset> asset) {
        Money value = held.valueAt(price).abs();
        return asset.map(Asset::marginable).orElse(true) ? value.times(HALF) : value;
    }

    static Money maintenance(Holding held, Price price, Optional<Asset> asset) {
        Money value = held.valueAt(price).abs();
        if (!asset.map(Asset::marginable).orElse(true)) {
            return value;
        }
        if (held.isLong()) {
            return price.isBelow(LOW_LONG) ? value : value.times(price.isAbove(MIDDLE_LONG) ? THIRTY_PERCENT : HALF);
        }
        BigDecimal shares = held.quantity().abs();
        return price.isBelow(FIVE)
                ? value.max(new Money(LOW_SHORT_PER_SHARE.multiply(shares)))
                : value.times(THIRTY_PERCENT).max(new Money(SHORT_PER_SHARE.multiply(shares)));
    }
}
