package activetrader.simulator.exchange.checks;

import activetrader.market.Price;
import activetrader.simulator.exchange.order.OrderRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Whether prices sit on the tick: cents from $1 on, hundredths of a cent below. Pure.
public final class TickChecks {
    private TickChecks() {}

    public static void check(OrderRequest request) {
        check("limit_price", request.limitPrice());
        check("stop_price", request.stopPrice());
        check("take_profit.limit_price", request.takeProfitLimit());
        check("stop_loss.stop_price", request.stopLossStop());
        check("stop_loss.limit_price", request.stopLossLimit());
    }

    public static void check(String name, @Nullable BigDecimal value) {
        if (value == null) {
            return;
        }
        Price price = new Price(value);
        if (price.value().scale() > price.tick().scale()) {
            throw Refusal.rule("invalid " + name + " " + price
                    + ". sub-penny increment does not fulfill minimum pricing criteria");
        }
    }
}
