package activetrader.simulator.data;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.Tape;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The most active stocks and the largest moves: of today, or of the session before until the first minute is over.
final class ScreenerEndpoint {
    private static final int DAYS_BACK = 12;
    private static final int USUAL_TOP = 10;

    private final Tape tape;
    private final MarketHistory history;

    ScreenerEndpoint(Tape tape, MarketHistory history) {
        this.tape = tape;
        this.history = history;
    }

    private record Active(
            Symbol symbol, @JsonProperty("trade_count") long tradeCount, long volume) {}

    private record Mover(
            BigDecimal change,
            @JsonProperty("percent_change") BigDecimal percentChange,
            Price price,
            Symbol symbol) {}

    Object mostActives(Query query, Instant now) {
        Comparator<Active> order = switch (query.request().query("by").orElse("volume")) {
            case "volume" -> Comparator.comparingLong(Active::volume);
            case "trades" -> Comparator.comparingLong(Active::tradeCount);
            default -> throw new BadRequest("invalid by: must be volume or trades");
        };
        List<Active> actives = new ArrayList<>();
        for (Symbol symbol : tradable()) {
            List<Bar> days = days(symbol, now);
            if (!days.isEmpty()) {
                actives.add(new Active(
                        symbol, days.getLast().tradeCount(), days.getLast().volume()));
            }
        }
        actives.sort(order.reversed());
        List<Active> top = actives.subList(0, Math.min(actives.size(), query.number("top", USUAL_TOP, 100)));
        return DataJson.fields("last_updated", now, "most_actives", top);
    }

    Object movers(Query query, Instant now) {
        List<Mover> movers = new ArrayList<>();
        for (Symbol symbol : tradable()) {
            List<Bar> days = days(symbol, now);
            if (days.size() >= 2) {
                movers.add(mover(
                        symbol,
                        days.getLast().close(),
                        days.get(days.size() - 2).close()));
            }
        }
        movers.sort(Comparator.comparing(Mover::percentChange).reversed());
        int top = query.number("top", USUAL_TOP, 50);
        List<Mover> gainers = movers.stream()
                .filter(mover -> mover.change().signum() > 0)
                .limit(top)
                .toList();
        List<Mover> losers = movers.reversed().stream()
                .filter(mover -> mover.change().signum() < 0)
                .limit(top)
                .toList();
        return DataJson.fields("gainers", gainers, "last_updated", now, "losers", losers, "market_type", "stocks");
    }

    private static Mover mover(Symbol symbol, Price price, Price before) {
        BigDecimal change = price.value().subtract(before.value());
        BigDecimal percent = change.movePointRight(2).divide(before.value(), 2, RoundingMode.HALF_EVEN);
        return new Mover(change, percent, price, symbol);
    }

    private List<Symbol> tradable() {
        return tape.symbols().stream()
                .filter(symbol -> tape.asset(symbol).orElseThrow().tradable())
                .toList();
    }

    private List<Bar> days(Symbol symbol, Instant now) {
        LocalDate today = MarketZone.dateOf(now);
        return history.days(symbol, today.minusDays(DAYS_BACK), today, now);
    }
}
