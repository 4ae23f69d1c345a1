package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.journal.ExitKind;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.mcp.Arguments;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.text.OrderTool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tools that buy, sell and close. An order against a position reduces it and needs no approval; any other order is
/// an entry and must pass the risk gate.
final class OrderTools {
    private static final String NO_EXTENDED_HOURS =
            "extended_hours is not offered: orders are for the regular session only; leave it out";
    private static final int MAX_REASON = 300;

    private final OrderDesk desk;

    OrderTools(OrderDesk desk) {
        this.desk = desk;
    }

    List<Tool> tools() {
        Parameter symbol = Parameter.symbol("symbol", "Ticker, such as AAPL.");
        Parameter quantity = Parameter.positive("quantity", "Shares; whole ones for an entry.");
        Parameter type = Parameter.choice(
                        "order_type",
                        "limit, or market: at once; an entry leaves as a limit order a little beyond the quote.",
                        OrderPricing.class)
                .optional(OrderPricing.MARKET);
        Parameter limit = Parameter.positive(
                        "limit_price", "Worst price in dollars, for a limit order; needed there, no limit if absent.")
                .optional();
        Parameter reason = Parameter.text("reason", "Why, in one sentence; none if absent.", MAX_REASON)
                .optional();
        Parameter kind = Parameter.choice(
                        "kind",
                        "What the records call an exit: your own, one by a rule, or the time stop.",
                        ExitCaller.class)
                .optional(ExitCaller.MODEL);
        Parameter extended = Parameter.flag("extended_hours", "Must be false.").optional(false);
        Parameter stop = Parameter.positive(
                        "stop_loss", "Stop price in dollars; 2 x ATR(14) of 5-minute bars away if absent.")
                .optional();
        Parameter target = Parameter.positive("take_profit", "Target price in dollars; no target if absent.")
                .optional();
        return List.of(
                Tool.changing(
                        OrderTool.BUY.toolName(),
                        "Buy to open a long position with its stop at the broker, or to cover a short one.",
                        List.of(symbol, quantity, type, limit, stop, target, reason, extended),
                        this::buy),
                Tool.changing(
                                OrderTool.SELL.toolName(),
                                "Sell shares that are held; opens a short position only if the limits allow it.",
                                List.of(symbol, quantity, type, limit, reason, kind, extended),
                                this::sell)
                        .unthrottled(),
                Tool.ending(
                                OrderTool.CLOSE_POSITION.toolName(),
                                "Close the whole position in a stock at the market.",
                                List.of(symbol, reason, kind, extended),
                                this::closePosition)
                        .unthrottled());
    }

    private Object buy(ToolCall call) {
        return order(call, Side.BUY);
    }

    private Object sell(ToolCall call) {
        return order(call, Side.SELL);
    }

    private Object order(ToolCall call, Side side) {
        Arguments arguments = call.arguments();
        refuseExtendedHours(arguments);
        Symbol symbol = arguments.symbol("symbol");
        Quantity quantity = arguments.quantity("quantity");
        Price limit = limitPrice(arguments);
        EntryRequest entry = new EntryRequest(
                symbol,
                side,
                quantity,
                limit,
                arguments.optionalPrice("stop_loss").orElse(null),
                arguments.optionalPrice("take_profit").orElse(null),
                reason(call),
                call.cycle().orElse(null));
        Optional<EntryResult> refused = side == Side.BUY ? desk.refusedUnread(entry) : Optional.empty();
        if (refused.isPresent()) {
            return OrderAnswers.entry(entry, refused.get());
        }
        Optional<Position> held = desk.held(symbol, side, call.cycle().orElse(null));
        if (held.isPresent() && held.get().side().closingSide() == side) {
            return exit(new ExitRequest(
                            symbol, quantity, limit, reason(call), call.cycle().orElse(null))
                    .as(kind(call)));
        }
        if (side == Side.SELL && !desk.limits().size().shortingAllowed()) {
            return OrderAnswers.nothingToSell(
                    symbol, quantity, held.map(Position::side).orElse(null));
        }
        return OrderAnswers.entry(entry, desk.enter(entry));
    }

    private Object closePosition(ToolCall call) {
        refuseExtendedHours(call.arguments());
        return exit(ExitRequest.all(
                        call.arguments().symbol("symbol"),
                        reason(call),
                        call.cycle().orElse(null))
                .as(kind(call)));
    }

    private Map<String, Object> exit(ExitRequest request) {
        return OrderAnswers.exit(request, desk.exit(request));
    }

    private static @Nullable ExitKind kind(ToolCall call) {
        return call.arguments().choice("kind", ExitCaller.MODEL).kind();
    }

    /// The limit price. A limit price without an order type means a limit order.
    private static @Nullable Price limitPrice(Arguments arguments) {
        Optional<Price> limit = arguments.optionalPrice("limit_price");
        OrderPricing pricing =
                arguments.choice("order_type", limit.isPresent() ? OrderPricing.LIMIT : OrderPricing.MARKET);
        if (pricing == OrderPricing.MARKET && limit.isPresent()) {
            throw new ToolException("limit_price is for order_type limit; leave one of them out");
        }
        if (pricing == OrderPricing.LIMIT && limit.isEmpty()) {
            throw new ToolException("order_type limit needs a limit_price");
        }
        return limit.orElse(null);
    }

    private static void refuseExtendedHours(Arguments arguments) {
        if (arguments.flag("extended_hours", false)) {
            throw new ToolException(NO_EXTENDED_HOURS);
        }
    }

    private static String reason(ToolCall call) {
        String reason =
                call.arguments().text("reason", "").replaceAll("\\s+", " ").strip();
        return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    }
}
