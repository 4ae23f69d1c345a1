package activetrader.execution.market;

import activetrader.broker.BrokerException;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stop price for a position without a known planned stop.
/// See decision 88.
public final class StopDistance {
    private static final Logger log = LoggerFactory.getLogger(StopDistance.class);
    private static final BigDecimal LEAST_PRICE = new BigDecimal("0.01");

    private final MarketView market;
    private final PriceWitness witness;
    private final BigDecimal atrMultiple;
    private final BigDecimal fallbackPercent;

    public StopDistance(MarketView market, PriceWitness witness, BigDecimal atrMultiple, BigDecimal fallbackPercent) {
        this.market = market;
        this.witness = witness;
        this.atrMultiple = atrMultiple;
        this.fallbackPercent = fallbackPercent;
    }

    /// The usual distance from [#market], rounded towards it.
    public Price fallback(Position position) {
        Price from = market(position);
        BigDecimal away = volatility(position)
                .map(volatility -> volatility.atr().multiply(atrMultiple))
                .orElseGet(() -> from.value().multiply(fallbackPercent).movePointLeft(2));
        return position.side() == PositionSide.LONG
                ? new Price(from.value().subtract(away).max(LEAST_PRICE)).upToTick()
                : new Price(from.value().add(away)).downToTick();
    }

    /// The median of the broker's price, the feed's and the last 5-minute bar's, so that one wrong answer moves no
    /// stop; of two the one that shows less profit; the entry price when there is none.
    private Price market(Position position) {
        Comparator<Price> rising = Comparator.naturalOrder();
        List<Price> prices = Stream.of(
                        Optional.ofNullable(position.currentPrice()),
                        witness.feed(position),
                        known(position, market::lastClose))
                .flatMap(Optional::stream)
                .sorted(position.side() == PositionSide.LONG ? rising : rising.reversed())
                .toList();
        return prices.isEmpty() ? position.averageEntryPrice() : prices.get((prices.size() - 1) / 2);
    }

    private Optional<Volatility> volatility(Position position) {
        return known(position, market::volatility);
    }

    private static <T> Optional<T> known(Position position, Function<Symbol, Optional<T>> bars) {
        try {
            return bars.apply(position.symbol());
        } catch (BrokerException e) {
            log.warn("no bars for a stop symbol={} cause=\"{}\"", position.symbol(), e.getMessage());
            return Optional.empty();
        }
    }
}
