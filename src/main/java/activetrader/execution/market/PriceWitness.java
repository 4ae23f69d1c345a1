package activetrader.execution.market;

import activetrader.broker.BrokerException;
import activetrader.broker.MarketData;
import activetrader.market.FeedProfile;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The data feed as the second witness of a position's price, beside the broker's word.
public final class PriceWitness {
    private static final Logger log = LoggerFactory.getLogger(PriceWitness.class);

    private final MarketData data;
    private final TimeSource time;

    public PriceWitness(MarketData data, TimeSource time) {
        this.data = data;
        this.time = time;
    }

    /// The price of `position` that is sure on two witnesses: of the broker's and the feed's the one that shows less
    /// profit. Empty when one of them is missing or too old.
    public Optional<Price> verified(Position position) {
        Price broker = position.currentPrice();
        return broker == null
                ? Optional.empty()
                : feed(position).map(feed -> isLess(feed, broker, position) ? feed : broker);
    }

    /// Whether the feed shows the market of `position` not past `stop`; false when the feed says nothing.
    public boolean contradicts(Position position, Price stop) {
        Optional<Price> feed = feed(position);
        boolean safe = feed.filter(price -> !isLess(price, stop, position)).isPresent();
        if (safe) {
            log.warn(
                    "broker and feed disagree on the price symbol={} broker={} feed={}",
                    position.symbol(),
                    position.currentPrice(),
                    feed.get());
        }
        return safe;
    }

    private static boolean isLess(Price price, Price other, Position position) {
        return position.side() == PositionSide.LONG ? price.isBelow(other) : price.isAbove(other);
    }

    /// The last trade, or the side of the quote at which the position could be left, whichever is younger.
    Optional<Price> feed(Position position) {
        Symbol symbol = position.symbol();
        try {
            Optional<Trade> trade =
                    Optional.ofNullable(data.latestTrades(Set.of(symbol)).get(symbol));
            Optional<Quote> quote =
                    Optional.ofNullable(data.latestQuotes(Set.of(symbol)).get(symbol));
            Instant fresh = time.instant().minus(FeedProfile.of(data.feed()).quoteStaleness());
            Optional<Trade> tradeNow = trade.filter(found -> !found.at().isBefore(fresh))
                    .filter(found ->
                            quote.isEmpty() || !found.at().isBefore(quote.get().at()));
            return tradeNow.map(Trade::price)
                    .or(() -> quote.filter(found -> !found.at().isBefore(fresh) && found.isTwoSided())
                            .map(found -> position.side() == PositionSide.LONG ? found.bid() : found.ask()));
        } catch (BrokerException e) {
            log.warn("no second price symbol={} cause=\"{}\"", symbol, e.getMessage());
            return Optional.empty();
        }
    }
}
