package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.foreign.OrderOwners;
import activetrader.execution.orders.CancelResult;
import activetrader.execution.orders.StopResult;
import activetrader.market.Order;
import activetrader.market.OrderStatus;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tools that list orders, cancel one, or move a stop.
final class OpenOrderTools {
    private static final List<String> STATES = List.of("open", "closed", "all");

    private final OrderDesk desk;

    OpenOrderTools(OrderDesk desk) {
        this.desk = desk;
    }

    List<Tool> tools() {
        return List.of(
                Tool.reading(
                        "get_orders",
                        "Today's orders with their legs.",
                        List.of(Parameter.choice("status", "Which.", STATES).optional("open")),
                        this::orders),
                Tool.ending(
                        "cancel_order",
                        "Cancel an open order; the stop that protects a position stays.",
                        List.of(Parameter.text("order_id", "From get_orders.", 64)),
                        this::cancel),
                Tool.changing(
                        "move_stop",
                        "Move the stop of a position towards the market, never away from it.",
                        List.of(
                                Parameter.symbol("symbol", "Ticker, such as AAPL."),
                                Parameter.positive("stop_price", "The new stop price.")),
                        this::moveStop));
    }

    private Object orders(ToolCall call) {
        String status = call.arguments().choice("status", STATES, "open");
        List<Order> listed = status.equals("open") ? desk.openOrders() : desk.ordersToday();
        OrderOwners owners = OrderOwners.of(listed);
        Collection<Order> orders = switch (status) {
            case "open" -> flat(listed, true);
            case "closed" -> closed(flat(listed, false));
            case "all" -> flat(listed, false);
            default -> throw new IllegalStateException("status " + status);
        };
        return Answer.success()
                .put(
                        "orders",
                        orders.stream()
                                .map(order -> JsonViews.order(new Answer(), order)
                                        .put("external", owners.isOurs(order) ? null : true)
                                        .toMap())
                                .toList())
                .toMap();
    }

    /// The orders and their legs, each once.
    private static Collection<Order> flat(List<Order> orders, boolean onlyOpen) {
        Map<String, Order> byId = new LinkedHashMap<>();
        orders.stream()
                .flatMap(Order::withLegs)
                .filter(order -> !onlyOpen || order.isOpen())
                .forEach(order -> byId.putIfAbsent(order.id(), order));
        return byId.values();
    }

    private static List<Order> closed(Collection<Order> orders) {
        return orders.stream().filter(order -> !order.isOpen()).toList();
    }

    private Object cancel(ToolCall call) {
        return switch (desk.cancel(call.arguments().text("order_id"))) {
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
            case CancelResult.Refused(String message) ->
                Answer.refusal("CANCEL_REFUSED", message).toMap();
        };
    }

    private Object moveStop(ToolCall call) {
        return switch (desk.moveStop(
                call.arguments().symbol("symbol"), call.arguments().price("stop_price"))) {
            case StopResult.Moved moved ->
                Answer.success()
                        .put("symbol", moved.symbol())
                        .put("previous_stop_price", moved.from())
                        .put("stop_price", moved.to())
                        .toMap();
            case StopResult.Refused refused ->
                Answer.refusal(refused.why().name(), refused.message()).toMap();
            case StopResult.Failed failed -> throw new ToolException(failed.message() + ": see get_positions");
        };
    }
}
