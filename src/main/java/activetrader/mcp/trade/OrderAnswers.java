package activetrader.mcp.trade;

import activetrader.execution.blocks.BlockReason;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRefusal;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.StopFailure;
import activetrader.execution.orders.stops.StopRefusal;
import activetrader.execution.orders.stops.StopResult;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.mcp.Answer;
import activetrader.mcp.ToolException;
import activetrader.risk.RiskDecision;
import activetrader.text.UnknownOutcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answers of the tools that change orders, made from what the order desk returns. A result that is not known
/// becomes a [ToolException].
final class OrderAnswers {
    private static final String NOTHING_HELD = "NOTHING_HELD";
    private static final String EXTERNAL_POSITION = "EXTERNAL_POSITION";
    private static final String STOP_REACHED = "STOP_REACHED";

    private OrderAnswers() {}

    static Map<String, Object> entry(EntryRequest request, EntryResult result) {
        return switch (result) {
            case EntryResult.Placed placed ->
                JsonViews.order(Answer.success(), placed.order())
                        .put("stop_loss", placed.stopLoss())
                        .put("take_profit", placed.takeProfit())
                        .put("repeated", placed.repeated() ? true : null)
                        .put("open_until", placed.openUntil())
                        .put("note", note(placed.order()))
                        .put("mended", placed.mended())
                        .toMap();
            case EntryResult.DeniedByRule denied -> denied(request, denied);
            case EntryResult.Blocked blocked -> refusal(request, blocked.reasonCode(), blocked.message());
            case EntryResult.Unpriced unpriced -> refusal(request, unpriced.reasonCode(), unpriced.message());
            case EntryResult.Rejected rejected -> refusal(request, rejected.reasonCode(), rejected.message());
            case EntryResult.Undone undone -> refusal(request, "WITHDRAWN", undone.message());
            case EntryResult.Unknown unknown ->
                throw new ToolException(UnknownOutcome.text(
                        "do not repeat",
                        unknown.message() + "; order " + unknown.clientOrderId()
                                + " is being looked up, see get_orders"));
        };
    }

    private static Map<String, Object> denied(EntryRequest request, EntryResult.DeniedByRule denied) {
        RiskDecision.Denied decision = denied.decision();
        return Answer.refusal(denied.reasonCode(), denied.message())
                .put("rule", decision.rule().id())
                .put("limit", decision.limit())
                .put("measured", decision.measured())
                .put("max_quantity", decision.maxQuantity())
                .put("symbol", request.symbol())
                .put("qty", request.quantity())
                .toMap();
    }

    private static Map<String, Object> refusal(EntryRequest request, String code, String message) {
        return Answer.refusal(code, message)
                .put("symbol", request.symbol())
                .put("qty", request.quantity())
                .toMap();
    }

    /// A note on a partial fill, which a model may overlook in `filled_qty`; null when all shares are filled.
    private static @Nullable String note(Order order) {
        Quantity filled = order.filledQuantity();
        if (order.isOpen()) {
            return "filled " + filled + " of " + order.quantity()
                    + "; the rest is cancelled if not filled by open_until";
        }
        return order.remaining().isZero()
                ? null
                : "filled " + filled + " of " + order.quantity() + "; the rest is cancelled";
    }

    /// The answer to a sale where nothing is held and shorting is switched off.
    ///
    /// @param held the side of the position; null for no position
    static Map<String, Object> nothingToSell(Symbol symbol, Quantity quantity, @Nullable PositionSide held) {
        String message = held == PositionSide.SHORT
                ? symbol + " is held short: buy or close_position covers it, and shorting more is switched off"
                : "there is no position in " + symbol + " to sell, and shorting is switched off";
        return Answer.refusal(NOTHING_HELD, message)
                .put("symbol", symbol)
                .put("qty", quantity)
                .put("max_quantity", Quantity.ZERO)
                .toMap();
    }

    static Map<String, Object> exit(ExitRequest request, ExitResult result) {
        return switch (result) {
            case ExitResult.Placed placed ->
                JsonViews.order(Answer.success(), placed.order())
                        .put("pnl", placed.profit())
                        .put("repeated", placed.repeated() ? true : null)
                        .toMap();
            case ExitResult.NothingHeld nothing ->
                Answer.refusal(NOTHING_HELD, "there is no position in " + nothing.symbol() + " any more")
                        .put("symbol", nothing.symbol())
                        .toMap();
            case ExitResult.Refused refused ->
                exitRefusal(refused.why())
                        .put("symbol", request.symbol())
                        .put("qty", request.quantity())
                        .toMap();
            case ExitResult.Failed failed ->
                throw new ToolException(failed.message() + ": see get_positions, then try again");
        };
    }

    static Map<String, Object> cancel(CancelResult result) {
        return switch (result) {
            case CancelResult.Done(Order order)
            when order.status().equals(OrderStatus.FILLED) ->
                JsonViews.order(
                                Answer.refusal("ALREADY_FILLED", "the order was filled before it could be cancelled"),
                                order)
                        .toMap();
            case CancelResult.Done(Order order) ->
                JsonViews.order(Answer.success(), order).toMap();
            case CancelResult.Pending(Order order) ->
                JsonViews.order(Answer.refusal("CANCEL_PENDING", "not confirmed yet: look with get_orders"), order)
                        .toMap();
            case CancelResult.Refused refused ->
                Answer.refusal("CANCEL_REFUSED", text(refused)).toMap();
        };
    }

    private static String text(CancelResult.Refused refused) {
        return switch (refused) {
            case CancelResult.NoSuchOrder(String orderId) -> "there is no order " + orderId;
            case CancelResult.Ended(Order order) -> "order " + order.id() + " is " + order.status() + " already";
            case CancelResult.External(Order order) -> "order " + order.id() + " is external and is left alone";
            case CancelResult.Protecting(Order order) ->
                "order " + order.id() + " protects the position in " + order.symbol()
                        + "; close the position or move its stop instead";
            case CancelResult.NotNow(var reason) -> reason.message();
        };
    }

    static Map<String, Object> stop(StopResult result) {
        return switch (result) {
            case StopResult.Moved moved ->
                Answer.success()
                        .put("symbol", moved.symbol())
                        .put("previous_stop_price", moved.from())
                        .put("stop_price", moved.to())
                        .toMap();
            case StopResult.Refused refused -> stopRefusal(refused.why()).toMap();
            case StopResult.Failed failed -> throw new ToolException(text(failed.why()) + ": see get_positions");
        };
    }

    private static Answer exitRefusal(ExitRefusal why) {
        return switch (why) {
            case ExitRefusal.WrongQuantity(Quantity wanted, Quantity held) ->
                Answer.refusal("QUANTITY", "quantity must be above 0 and at most the " + held + " held, was " + wanted);
            case ExitRefusal.Flattening() ->
                Answer.refusal("FLATTENING", "everything is being closed: see close_all_positions");
            case ExitRefusal.ExternalPosition(Symbol symbol) ->
                Answer.refusal(EXTERNAL_POSITION, "the position in " + symbol + " is external and is left alone");
        };
    }

    private static Answer stopRefusal(StopRefusal why) {
        return switch (why) {
            case StopRefusal.NothingHeld(Symbol symbol) ->
                Answer.refusal(NOTHING_HELD, "there is no position in " + symbol);
            case StopRefusal.ExternalPosition(Symbol symbol) ->
                Answer.refusal(EXTERNAL_POSITION, "the position in " + symbol + " is external and is left alone");
            case StopRefusal.NoStop(Symbol symbol) ->
                Answer.refusal("NO_STOP", symbol + " has no stop to move now; it is being mended");
            case StopRefusal.NotInFavour(Price from, Price wanted) ->
                Answer.refusal(
                        "NOT_IN_FAVOUR",
                        "a stop moves only towards the market: it is at " + from + ", wanted " + wanted);
            case StopRefusal.ReachedByMarket(Price wanted, Price market) ->
                Answer.refusal(STOP_REACHED, wouldTrigger(wanted) + "the market is at " + market);
            case StopRefusal.ReachedAtBroker(Price wanted, String answer) ->
                Answer.refusal(STOP_REACHED, wouldTrigger(wanted) + answer);
            case StopRefusal.NotNow(BlockReason reason) -> Answer.refusal(reason.name(), reason.message());
        };
    }

    private static String wouldTrigger(Price wanted) {
        return "a stop at " + wanted + " would trigger at once: ";
    }

    private static String text(StopFailure why) {
        return switch (why) {
            case StopFailure.BrokerSilent(String answer) -> answer;
            case StopFailure.BeingMended(Symbol symbol) ->
                "the stop of " + symbol + " could not be moved now; it is being mended";
        };
    }
}
