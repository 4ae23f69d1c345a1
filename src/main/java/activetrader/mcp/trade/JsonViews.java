package activetrader.mcp.trade;

import activetrader.execution.portfolio.Holding;
import activetrader.market.Account;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.mcp.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON form of account, positions and orders in tool results.
final class JsonViews {
    private JsonViews() {}

    static Map<String, Object> account(Account account) {
        return new Answer()
                .put("cash", account.cash())
                .put("buying_power", account.buyingPower())
                .put("equity", account.equity())
                .put("portfolio_value", account.equity())
                .put("pattern_day_trader", false)
                .put("trading_blocked", account.blocked())
                .put("account_blocked", account.blocked())
                .toMap();
    }

    /// A holding; its quantity is negative when short, as in the broker's API.
    static Map<String, Object> holding(Holding holding) {
        Position position = holding.position();
        return new Answer()
                .put("qty", position.signedQuantity())
                .put("avg_entry_price", position.averageEntryPrice())
                .put("current_price", position.currentPrice())
                .put("market_value", position.marketValue())
                .put("cost_basis", position.costBasis())
                .put("unrealized_pl", position.unrealizedProfit())
                .put("unrealized_plpc", profitRatio(position))
                .put("side", lower(position.side()))
                .put("stop_price", holding.stopPrice())
                .put("take_profit", holding.takeProfit())
                .put("r_multiple", holding.rMultiple())
                .put("risk_at_stop", holding.riskAtStop())
                .put("protected", holding.isProtected())
                .put("uncovered_qty", holding.uncovered())
                .put("scaled_out", holding.isReduced())
                .put("opened_at", holding.openedAt())
                .put("external", holding.external())
                .put("kept", holding.kept() ? true : null)
                .put("entry_stop", holding.entryStop())
                .put("reason", holding.reason())
                .toMap();
    }

    private static @Nullable BigDecimal profitRatio(Position position) {
        BigDecimal cost = position.costBasis().abs().value();
        return cost.signum() == 0 ? null : position.unrealizedProfit().value().divide(cost, 6, RoundingMode.HALF_EVEN);
    }

    static Answer order(Answer answer, Order order) {
        return answer.put("order_id", order.id())
                .put("client_order_id", order.clientOrderId())
                .put("symbol", order.symbol())
                .put("qty", order.quantity())
                .put("side", lower(order.side()))
                .put("type", lower(order.type()))
                .put("status", order.status())
                .put("filled_qty", order.filledQuantity())
                .put("filled_avg_price", order.averageFillPrice())
                .put("limit_price", order.limitPrice())
                .put("stop_price", order.stopPrice())
                .put("submitted_at", order.submittedAt())
                .put("extended_hours", false);
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
