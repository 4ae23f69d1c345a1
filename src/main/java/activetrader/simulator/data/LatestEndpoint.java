package activetrader.simulator.data;

import activetrader.market.Bar;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.data.DataJson.BarJson;
import activetrader.simulator.data.DataJson.QuoteJson;
import activetrader.simulator.data.DataJson.SnapshotJson;
import activetrader.simulator.data.DataJson.TradeJson;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.Tape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The latest bars, trades, quotes and snapshots. Unknown symbols are missing from the answer.
final class LatestEndpoint {
    /// Two sessions are within four days, but for long weekends and stocks that seldom trade.
    private static final int FEW_DAYS_BACK = 4;
    private static final int DAYS_BACK = 12;

    private final Tape tape;
    private final MarketHistory history;

    LatestEndpoint(Tape tape, MarketHistory history) {
        this.tape = tape;
        this.history = history;
    }

    /// Answers for the kind `bars`, `trades` or `quotes`.
    Object latest(String kind, Optional<Symbol> single, Query query, Instant now) {
        query.checkFeed();
        if (single.isPresent()) {
            String one = kind.substring(0, kind.length() - 1);
            Object item = item(kind, single.get(), now)
                    .orElseThrow(() -> new BadRequest(404, "no " + one + " found for " + single.get()));
            return DataJson.fields(one, item, "symbol", single.get());
        }
        Map<Symbol, Object> items = new LinkedHashMap<>();
        for (Symbol symbol : query.symbols()) {
            item(kind, symbol, now).ifPresent(item -> items.put(symbol, item));
        }
        return Map.of(kind, items);
    }

    private Optional<Object> item(String kind, Symbol symbol, Instant now) {
        return switch (kind) {
            case "bars" -> bar(symbol, now).map(BarJson::of);
            case "trades" -> trade(symbol, now).map(TradeJson::of);
            default -> quote(symbol, now).map(QuoteJson::of);
        };
    }

    Optional<Bar> bar(Symbol symbol, Instant now) {
        return history.latestMinute(symbol, now);
    }

    Optional<Trade> trade(Symbol symbol, Instant now) {
        return tape.lastTrade(symbol, now)
                .map(trade -> new Trade(symbol, trade.at(), trade.price(), trade.size(), DataJson.EXCHANGE));
    }

    Optional<Quote> quote(Symbol symbol, Instant now) {
        return tape.quote(symbol, now);
    }

    Object snapshots(Query query, Instant now) {
        query.checkFeed();
        Map<Symbol, Object> items = new LinkedHashMap<>();
        for (Symbol symbol : query.symbols()) {
            if (tape.symbols().contains(symbol)) {
                items.put(symbol, snapshot(symbol, null, now));
            }
        }
        return items;
    }

    Object singleSnapshot(Symbol symbol, Query query, Instant now) {
        query.checkFeed();
        if (!tape.symbols().contains(symbol)) {
            throw new BadRequest(404, "no snapshot found for " + symbol);
        }
        return snapshot(symbol, symbol, now);
    }

    private SnapshotJson snapshot(Symbol symbol, @Nullable Symbol shown, Instant now) {
        Snapshot view = view(symbol, now);
        return new SnapshotJson(
                shown(view.dailyBar(), BarJson::of),
                shown(view.latestQuote(), QuoteJson::of),
                shown(view.latestTrade(), TradeJson::of),
                shown(view.minuteBar(), BarJson::of),
                shown(view.previousDailyBar(), BarJson::of),
                shown);
    }

    private static <T, W> @Nullable W shown(@Nullable T value, Function<T, W> form) {
        return value == null ? null : form.apply(value);
    }

    /// The latest of everything about `symbol`.
    Snapshot view(Symbol symbol, Instant now) {
        LocalDate today = MarketZone.dateOf(now);
        List<Bar> days = history.days(symbol, today.minusDays(FEW_DAYS_BACK), today, now);
        if (days.size() < 2) {
            days = history.days(symbol, today.minusDays(DAYS_BACK), today, now);
        }
        return new Snapshot(
                symbol,
                trade(symbol, now).orElse(null),
                quote(symbol, now).orElse(null),
                bar(symbol, now).orElse(null),
                days.isEmpty() ? null : days.getLast(),
                days.size() < 2 ? null : days.get(days.size() - 2));
    }
}
