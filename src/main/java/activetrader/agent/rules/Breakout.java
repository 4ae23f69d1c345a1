package activetrader.agent.rules;

import activetrader.agent.custom.ToolCall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One stock in play: its first five minutes, its days before, and its price.
///
/// @param today bars of five minutes
/// @param days the daily bars before today, 15 at most
record Breakout(String symbol, BigDecimal price, BarTable today, BarTable days) {
    private static final int DAYS = 14;

    /// @param daily with today's bar
    static Breakout of(String symbol, BigDecimal price, BarTable today, BarTable daily, String date) {
        return new Breakout(symbol, price, today, daily.before(date, DAYS + 1));
    }

    /// The entry, when the first five minutes rose and the price is above their high; no more above it than the stop
    /// is below, as a stop order at the high would have been filled there.
    Optional<ToolCall> entry(Situation now, StrategySettings.OpeningRange rules) {
        BigDecimal atr = days.averageTrueRange();
        if (today.rows().isEmpty()
                || days.rows().size() <= DAYS
                || atr.compareTo(rules.leastDayAtr()) < 0
                || days.averageVolume().compareTo(BigDecimal.valueOf(rules.leastDayVolume())) < 0) {
            return Optional.empty();
        }
        BarTable.Row first = today.rows().getFirst();
        BigDecimal distance = atr.multiply(rules.stopAtrPercent().movePointLeft(2));
        boolean breaksOut = first.close().compareTo(first.open()) > 0
                && price.compareTo(first.high()) > 0
                && price.compareTo(first.high().add(distance)) <= 0;
        return breaksOut ? order(distance, first, now) : Optional.empty();
    }

    private Optional<ToolCall> order(BigDecimal distance, BarTable.Row first, Situation now) {
        BigDecimal stop = price.subtract(distance).setScale(2, RoundingMode.FLOOR);
        BigDecimal quantity = EntrySize.of(price, price.subtract(stop), now);
        if (quantity.signum() <= 0 || stop.signum() <= 0) {
            return Optional.empty();
        }
        String reason = "above the first five minutes' high " + first.high().toPlainString();
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("symbol", symbol);
        arguments.put("quantity", quantity);
        arguments.put("stop_loss", stop);
        arguments.put("reason", reason);
        return Optional.of(new ToolCall("buy", arguments, reason));
    }
}
