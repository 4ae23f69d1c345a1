package activetrader.agent.rules;

import activetrader.agent.facts.FactPage;
import activetrader.agent.facts.FactPage.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The fact sheet in the terms of the strategy.
final class Situation {
    private static final long REGULAR_MINUTES = 390;
    private static final long SHORT_DAY_MINUTES = 210;
    private static final BigDecimal USUAL_SPREAD = new BigDecimal("0.3");

    private final FactPage page;
    private final StrategySettings strategy;
    private final Row time;
    private final Row headroom;

    Situation(FactPage page, StrategySettings strategy) {
        this.page = page;
        this.strategy = strategy;
        this.time = page.pairs("TIME");
        this.headroom = page.pairs("HEADROOM");
    }

    /// The numbers by which it is judged.
    StrategySettings strategy() {
        return strategy;
    }

    Optional<Instant> now() {
        try {
            return Optional.of(Instant.parse(time.text("utc")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean tradingAllowed() {
        return time.isTrue("trading_allowed");
    }

    long minutesToFlatten() {
        return time.number("minutes_to_flatten").map(BigDecimal::longValue).orElse(0L);
    }

    long minutesSinceOpen() {
        long session = time.isTrue("early_close") ? SHORT_DAY_MINUTES : REGULAR_MINUTES;
        return time.number("minutes_to_close")
                .map(left -> session - left.longValue())
                .orElse(0L);
    }

    /// Whether the gate allows entries, and one more of them.
    boolean hasRoomForEntry() {
        return page.pairs("RISK").isTrue("entries_allowed")
                && page.pairs("TODAY")
                                .number("consecutive_losses")
                                .map(BigDecimal::intValue)
                                .orElse(0)
                        < strategy.entries().lossesToPause()
                && isPositiveOrUnknown("positions_left")
                && isPositiveOrUnknown("trades_left_today");
    }

    private boolean isPositiveOrUnknown(String name) {
        return headroom.number(name).map(left -> left.signum() > 0).orElse(true);
    }

    BigDecimal headroom(String name) {
        return headroom.number(name).orElse(BigDecimal.ZERO);
    }

    /// The widest spread in percent that the gate allows on the feed in use.
    BigDecimal widestSpread() {
        return page.pairs("LIMITS").number("max_spread_percent").orElse(USUAL_SPREAD);
    }

    /// The symbols that were entered today, from the records.
    List<String> tradedToday() {
        return page.table("TRADED TODAY").stream()
                .map(trip -> trip.text("symbol"))
                .toList();
    }

    List<Held> positions() {
        return page.table("POSITIONS").stream().map(Held::new).toList();
    }

    boolean hasOpenEntry(String symbol) {
        return page.table("OPEN ORDERS").stream()
                .anyMatch(order -> order.text("symbol").equals(symbol)
                        && order.text("side").equalsIgnoreCase("buy"));
    }

    /// The scan's rows, the best first.
    List<Signal> signals() {
        return page.table("SIGNALS").stream().map(Signal::new).toList();
    }

    Optional<Signal> signal(String symbol) {
        return signals().stream()
                .filter(signal -> signal.symbol().equals(symbol))
                .findFirst();
    }

    /// Whether the trends of the index funds are as the strategy asks.
    boolean permitsLongs() {
        Row market = page.pairs("MARKET");
        return strategy.conditions()
                .regime()
                .permits(Stream.of("spy.regime", "qqq.regime").map(market::text).toList());
    }

    /// The New York date, which identifies the trading day.
    String date() {
        return time.text("date");
    }
}
