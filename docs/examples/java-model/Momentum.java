package mine;

import activetrader.agent.custom.CustomModel;
import activetrader.agent.custom.ModelAnswer;
import activetrader.agent.custom.ModelRequest;
import activetrader.agent.custom.ToolCall;
import activetrader.agent.facts.FactPage;
import activetrader.agent.facts.FactPage.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Buys the best-ranked stock that has risen enough today and is above its VWAP, with the stop 1 % below and the
/// target 2 % above. Stop, target and flatten do the rest.
public final class Momentum implements CustomModel {
    private static final BigDecimal STOP = new BigDecimal("0.99");
    private static final BigDecimal TARGET = new BigDecimal("1.02");

    private BigDecimal leastRise = BigDecimal.ONE;

    @Override
    public String name() {
        return "momentum";
    }

    /// `min_rise_percent`: how far a stock must have risen since yesterday's close; 1 by default.
    @Override
    public void configure(Map<String, Object> parameters) {
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            if (!parameter.getKey().equals("min_rise_percent") || !(parameter.getValue() instanceof Number number)) {
                throw new IllegalArgumentException("min_rise_percent must be a number, was " + parameter);
            }
            leastRise = new BigDecimal(number.toString());
        }
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
        FactPage facts = request.facts();
        if (!request.isFirst()) {
            return ModelAnswer.done("Done.");
        }
        if (!facts.pairs("RISK").isTrue("entries_allowed")
                || !facts.pairs("TIME").isTrue("trading_allowed")) {
            return ModelAnswer.done("No entry is allowed now.");
        }
        String traded = facts.table("TRADED TODAY").stream()
                .map(trade -> trade.text("symbol"))
                .collect(Collectors.joining(" ", " ", " "));
        return facts.table("SIGNALS").stream()
                .filter(stock -> !traded.contains(" " + stock.text("symbol") + " ") && rises(stock))
                .map(stock -> buy(stock, facts.pairs("HEADROOM")))
                .findFirst()
                .orElse(ModelAnswer.done("Nothing rises enough."));
    }

    private boolean rises(Row stock) {
        return number(stock, "day_change_percent").compareTo(leastRise) >= 0
                && number(stock, "price").compareTo(number(stock, "vwap")) > 0;
    }

    private static ModelAnswer buy(Row stock, Row headroom) {
        BigDecimal price = number(stock, "price");
        BigDecimal stop = price.multiply(STOP).setScale(2, RoundingMode.FLOOR);
        BigDecimal byRisk = number(headroom, "risk_per_trade").divide(price.subtract(stop), 0, RoundingMode.FLOOR);
        BigDecimal bySize = number(headroom, "max_new_position_value")
                .min(number(headroom, "deployable_value"))
                .multiply(new BigDecimal("0.98"))
                .divide(price, 0, RoundingMode.FLOOR);
        BigDecimal quantity = byRisk.min(bySize);
        if (quantity.signum() <= 0) {
            return ModelAnswer.done("No room for another position.");
        }
        String why = "up " + stock.text("day_change_percent") + " % today, above VWAP";
        return ModelAnswer.of(List.of(new ToolCall(
                "buy",
                Map.of(
                        "symbol",
                        stock.text("symbol"),
                        "quantity",
                        quantity,
                        "stop_loss",
                        stop,
                        "take_profit",
                        price.multiply(TARGET).setScale(2, RoundingMode.CEILING),
                        "reason",
                        why),
                why)));
    }

    private static BigDecimal number(Row row, String name) {
        return row.number(name).orElse(BigDecimal.ZERO);
    }
}
