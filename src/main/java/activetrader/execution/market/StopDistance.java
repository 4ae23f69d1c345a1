package activetrader.execution.market;

import activetrader.broker.BrokerException;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.risk.Volatility;
import java.math.BigDecimal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where to put a stop for a position whose planned stop nobody knows.
public final class StopDistance {
    private static final Logger log = LoggerFactory.getLogger(StopDistance.class);
    private static final BigDecimal LEAST_PRICE = new BigDecimal("0.01");

    private final MarketView market;
    private final BigDecimal atrMultiple;
    private final BigDecimal fallbackPercent;

    public StopDistance(MarketView market, BigDecimal atrMultiple, BigDecimal fallbackPercent) {
        this.market = market;
        this.atrMultiple = atrMultiple;
        this.fallbackPercent = fallbackPercent;
    }

    /// The usual distance from the current price, or from the entry when there is none; rounded towards the market.
    public Price fallback(Position position) {
        Price from = position.currentPrice() == null ? position.averageEntryPrice() : position.currentPrice();
        BigDecimal away = volatility(position)
                .map(volatility -> volatility.atr().multiply(atrMultiple))
                .orElseGet(() -> from.value().multiply(fallbackPercent).movePointLeft(2));
        return position.side() == PositionSide.LONG
                ? new Price(from.value().subtract(away).max(LEAST_PRICE)).upToTick()
                : new Price(from.value().add(away)).downToTick();
    }

    private Optional<Volatility> volatility(Position position) {
        try {
            return market.volatility(position.symbol());
        } catch (BrokerException e) {
            log.warn("no bars for a stop symbol={} cause=\"{}\"", position.symbol(), e.getMessage());
            return Optional.empty();
        }
    }
}
