package activetrader.simulator.stream;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.Tape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The market data of the tape. Bars are never revised and there are no price bands, so those channels stay silent.
final class TapeFeed implements Feed {
    private static final int MOST_TICKS = 1000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Tape tape;
    private final MarketHistory history;

    <T extends Tape & MarketHistory> TapeFeed(T tape) {
        this.tape = tape;
        this.history = tape;
    }

    @Override
    public List<String> symbols() {
        return tape.symbols().stream().map(Symbol::value).toList();
    }

    @Override
    public List<Map<String, Object>> between(Channel channel, String name, Instant from, Instant until) {
        Symbol symbol = Symbol.of(name);
        Instant after = from.plusNanos(1);
        return switch (channel) {
            case TRADES ->
                history.trades(symbol, after, until, until, MOST_TICKS).stream()
                        .map(trade -> trade(name, trade))
                        .toList();
            case QUOTES ->
                history.quotes(symbol, after, until, until, MOST_TICKS).stream()
                        .map(quote -> quote(name, quote))
                        .toList();
            case BARS -> minutes(symbol, from, until);
            case DAILY_BARS -> minutes(symbol, from, until).isEmpty() ? List.of() : day(symbol, until);
            case STATUSES -> status(symbol, from, until);
            case UPDATED_BARS, LULDS -> List.of();
        };
    }

    /// The minutes that ended in the span.
    private List<Map<String, Object>> minutes(Symbol symbol, Instant from, Instant until) {
        Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        Instant last = until.truncatedTo(ChronoUnit.MINUTES).minus(MINUTE);
        if (last.isBefore(first)) {
            return List.of();
        }
        return history.minutes(symbol, first, last, until).stream()
                .map(bar -> bar("b", symbol.value(), bar))
                .toList();
    }

    private List<Map<String, Object>> day(Symbol symbol, Instant at) {
        LocalDate today = MarketZone.dateOf(at);
        return history.days(symbol, today, today, at).stream()
                .map(bar -> bar("d", symbol.value(), bar))
                .toList();
    }

    private List<Map<String, Object>> status(Symbol symbol, Instant from, Instant until) {
        boolean halted = tape.isHalted(symbol, until);
        if (halted == tape.isHalted(symbol, from)) {
            return List.of();
        }
        Map<String, Object> status = head("s", symbol.value(), until);
        status.put("sc", halted ? "H" : "T");
        status.put("sm", halted ? "Trading Halt" : "Trading Resumption");
        status.put("rc", halted ? "LUDP" : "");
        status.put("rm", halted ? "Volatility Trading Pause" : "");
        status.put("z", "C");
        return List.of(status);
    }

    private static Map<String, Object> head(String type, String symbol, Instant at) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("T", type);
        message.put("S", symbol);
        message.put("t", at);
        return message;
    }

    static Map<String, Object> trade(String symbol, Trade trade) {
        Map<String, Object> message = head("t", symbol, trade.at());
        message.put("i", trade.at().toEpochMilli() % 100_000_000);
        message.put("x", "V");
        message.put("p", trade.price().value());
        message.put("s", trade.size());
        message.put("c", List.of("@"));
        message.put("z", "C");
        return message;
    }

    static Map<String, Object> quote(String symbol, Quote quote) {
        Map<String, Object> message = head("q", symbol, quote.at());
        message.put("bx", "V");
        message.put("bp", price(quote.bid()));
        message.put("bs", quote.bidSize());
        message.put("ax", "V");
        message.put("ap", price(quote.ask()));
        message.put("as", quote.askSize());
        message.put("c", List.of("R"));
        message.put("z", "C");
        return message;
    }

    private static BigDecimal price(@Nullable Price side) {
        return side == null ? BigDecimal.ZERO : side.value();
    }

    static Map<String, Object> bar(String type, String symbol, Bar bar) {
        Map<String, Object> message = head(type, symbol, bar.start());
        message.put("o", bar.open().value());
        message.put("h", bar.high().value());
        message.put("l", bar.low().value());
        message.put("c", bar.close().value());
        message.put("v", bar.volume());
        message.put("n", bar.tradeCount());
        message.put("vw", price(bar.vwap()));
        return message;
    }
}
