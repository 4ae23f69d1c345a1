package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.account.OrderOwners;
import activetrader.market.Order;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.text.OrderTool;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tools that list orders, cancel one, or move a stop.
final class OpenOrderTools {
    private final OrderDesk desk;

    OpenOrderTools(OrderDesk desk) {
        this.desk = desk;
    }

    List<Tool> tools() {
        return List.of(
                Tool.reading(
                        "get_orders",
                        "Today's orders with their legs.",
                        List.of(Parameter.choice("status", "Which.", ListedOrders.class)
                                .optional(ListedOrders.OPEN)),
                        this::orders),
                Tool.ending(
                        OrderTool.CANCEL_ORDER.toolName(),
                        "Cancel an open order; the stop that protects a position stays.",
                        List.of(Parameter.text("order_id", "From get_orders.", 64)),
                        this::cancel),
                Tool.changing(
                        OrderTool.MOVE_STOP.toolName(),
                        "Move the stop of a position towards the market, never away from it.",
                        List.of(
                                Parameter.symbol("symbol", "Ticker, such as AAPL."),
                                Parameter.positive("stop_price", "The new stop price.")),
                        this::moveStop));
    }

    private Object orders(ToolCall call) {
        ListedOrders wanted = call.arguments().choice("status", ListedOrders.OPEN);
        List<Order> listed = switch (wanted) {
            case OPEN -> desk.openOrders();
            case CLOSED, ALL -> desk.ordersToday();
        };
        OrderOwners owners = OrderOwners.of(listed);
        Collection<Order> orders = switch (wanted) {
            case OPEN -> flat(listed, true);
            case CLOSED -> closed(flat(listed, false));
            case ALL -> flat(listed, false);
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
        return OrderAnswers.cancel(desk.cancel(call.arguments().text("order_id")));
    }

    private Object moveStop(ToolCall call) {
        return OrderAnswers.stop(desk.moveStop(
                call.arguments().symbol("symbol"), call.arguments().price("stop_price")));
    }
}
