package activetrader.simulator.stream;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// The stream that tests a client at any hour: FAKEPACA, always at the same price, a quote and a trade each second and
/// a bar each minute.
final class TestFeed implements Feed {
    private static final Symbol STOCK = Symbol.of("FAKEPACA");
    private static final Price PRICE = Price.of("134.56");

    @Override
    public List<String> symbols() {
        return List.of(STOCK.value());
    }

    @Override
    public List<Map<String, Object>> between(Channel channel, String symbol, Instant from, Instant until) {
        Instant second = until.truncatedTo(ChronoUnit.SECONDS);
        Instant minute = until.truncatedTo(ChronoUnit.MINUTES);
        return switch (channel) {
            case TRADES ->
                second.isAfter(from)
                        ? List.of(TapeFeed.trade(symbol, new Trade(STOCK, second, PRICE, BigDecimal.TEN, "V")))
                        : List.of();
            case QUOTES ->
                second.isAfter(from)
                        ? List.of(TapeFeed.quote(symbol, new Quote(STOCK, second, PRICE, 1, PRICE, 1)))
                        : List.of();
            case BARS ->
                minute.isAfter(from)
                        ? List.of(TapeFeed.bar(
                                "b",
                                symbol,
                                new Bar(minute.minusSeconds(60), PRICE, PRICE, PRICE, PRICE, 600, PRICE, 60)))
                        : List.of();
            case UPDATED_BARS, DAILY_BARS, STATUSES, LULDS -> List.of();
        };
    }
}
