package activetrader.simulator.exchange.checks;

import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.order.Terms;
import java.util.stream.Stream;

/// Refuses an order that might trade against an open one of the same account.
public final class WashTrade {
    private WashTrade() {}

    /// @param open the open orders of the same symbol
    public static void check(Terms order, Stream<WorkingOrder> open) {
        if (order.orderClass() != OrderClass.SIMPLE || order.type() == OrderType.TRAILING_STOP) {
            return;
        }
        open.filter(other -> other.terms.side() != order.side() && other.progress.armed())
                .filter(other -> other.terms.type() != OrderType.TRAILING_STOP)
                .filter(other -> mayMeet(order, other.terms))
                .findFirst()
                .ifPresent(other -> {
                    throw refusal(other);
                });
    }

    /// Two limits meet when the buyer would pay what the seller wants; a market or stop order meets anything.
    private static boolean mayMeet(Terms one, Terms other) {
        Price first = one.limitPrice();
        Price second = other.limitPrice();
        if (!isLimited(one) || !isLimited(other) || first == null || second == null) {
            return true;
        }
        return one.isBuy() ? !first.isBelow(second) : !second.isBelow(first);
    }

    private static boolean isLimited(Terms terms) {
        return switch (terms.type()) {
            case LIMIT, STOP_LIMIT -> true;
            case MARKET, STOP, TRAILING_STOP, UNKNOWN -> false;
        };
    }

    private static Refusal refusal(WorkingOrder existing) {
        String reason = isLimited(existing.terms)
                ? "opposite side limit order exists. use complex/limit/stop_limit orders"
                : "opposite side market/stop order exists";
        return Refusal.forbidden("potential wash trade detected. use complex orders")
                .with("existing_order_id", existing.id)
                .with("reject_reason", reason);
    }
}
