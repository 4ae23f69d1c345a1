package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.orders.EntryRequest;
import activetrader.execution.orders.EntryResult;
import activetrader.execution.orders.ExitRequest;
import activetrader.execution.orders.ExitResult;
import activetrader.journal.ExitKind;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.mcp.Answer;
import activetrader.mcp.Arguments;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.text.UnknownOutcome;
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
    private static final List<String> EXITS = List.of("model", "rule", "time");

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
                        List.of("market", "limit"))
                .optional("market");
        Parameter limit = Parameter.positive(
                        "limit_price", "Worst price in dollars, for a limit order; needed there, no limit if absent.")
                .optional();
        Parameter reason = Parameter.text("reason", "Why, in one sentence; none if absent.", MAX_REASON)
                .optional();
        Parameter kind = Parameter.choice(
                        "kind", "What the records call an exit: your own, one by a rule, or the time stop.", EXITS)
                .optional("model");
        Parameter extended = Parameter.flag("extended_hours", "Must be false.").optional(false);
        Parameter stop = Parameter.positive(
                        "stop_loss", "Stop price in dollars; 2 x ATR(14) of 5-minute bars away if absent.")
                .optional();
        Parameter target = Parameter.positive("take_profit", "Target price in dollars; no target if absent.")
                .optional();
        return List.of(
                Tool.changing(
                        "buy",
                        "Buy to open a long position with its stop at the broker, or to cover a short one.",
                        List.of(symbol, quantity, type, limit, stop, target, reason, extended),
                        this::buy),
                Tool.changing(
                                "sell",
                                "Sell shares that are held; opens a short position only if the limits allow it.",
                                List.of(symbol, quantity, type, limit, reason, kind, extended),
                                this::sell)
                        .unthrottled(),
                Tool.ending(
                                "close_position",
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
            return described(entry, refused.get());
        }
        Optional<Position> held = desk.held(symbol, side, call.cycle().orElse(null));
        if (held.isPresent() && held.get().side().closingSide() == side) {
            return exit(new ExitRequest(
                            symbol, quantity, limit, reason(call), call.cycle().orElse(null))
                    .as(kind(call)));
        }
        if (side == Side.SELL && !desk.limits().size().shortingAllowed()) {
            return nothingToSell(symbol, quantity, held.map(Position::side).orElse(null));
        }
        return described(entry, desk.enter(entry));
    }

    private static Map<String, Object> nothingToSell(Symbol symbol, Quantity quantity, @Nullable PositionSide held) {
        String message = held == PositionSide.SHORT
                ? symbol + " is held short: buy or close_position covers it, and shorting more is switched off"
                : "there is no position in " + symbol + " to sell, and shorting is switched off";
        return Answer.refusal("NOTHING_HELD", message)
                .put("symbol", symbol)
                .put("qty", quantity)
                .put("max_quantity", Quantity.ZERO)
                .toMap();
    }

    private Object closePosition(ToolCall call) {
        refuseExtendedHours(call.arguments());
        return exit(ExitRequest.all(
                        call.arguments().symbol("symbol"),
                        reason(call),
                        call.cycle().orElse(null))
                .as(kind(call)));
    }

    /// The kind of the exit; null for an exit that the model decided itself.
    private static @Nullable ExitKind kind(ToolCall call) {
        return switch (call.arguments().choice("kind", EXITS, "model")) {
            case "rule" -> ExitKind.RULE;
            case "time" -> ExitKind.TIME;
            default -> null;
        };
    }

    private static Map<String, Object> described(EntryRequest request, EntryResult result) {
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
            case EntryResult.Denied denied ->
                Answer.refusal(denied.reasonCode(), denied.message())
                        .put("rule", denied.rule())
                        .put("limit", denied.limit())
                        .put("measured", denied.measured())
                        .put("max_quantity", denied.maxQuantity())
                        .put("symbol", request.symbol())
                        .put("qty", request.quantity())
                        .toMap();
            case EntryResult.Rejected rejected ->
                Answer.refusal(rejected.reasonCode(), rejected.message())
                        .put("symbol", request.symbol())
                        .put("qty", request.quantity())
                        .toMap();
            case EntryResult.Undone undone ->
                Answer.refusal("WITHDRAWN", undone.message())
                        .put("symbol", request.symbol())
                        .put("qty", request.quantity())
                        .toMap();
            case EntryResult.Unknown unknown ->
                throw new ToolException(UnknownOutcome.text(
                        "do not repeat",
                        unknown.message() + "; order " + unknown.clientOrderId()
                                + " is being looked up, see get_orders"));
        };
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

    private Map<String, Object> exit(ExitRequest request) {
        return switch (desk.exit(request)) {
            case ExitResult.Placed placed ->
                JsonViews.order(Answer.success(), placed.order())
                        .put("pnl", placed.profit())
                        .put("repeated", placed.repeated() ? true : null)
                        .toMap();
            case ExitResult.NothingHeld nothing ->
                Answer.refusal("NOTHING_HELD", "there is no position in " + nothing.symbol() + " any more")
                        .put("symbol", nothing.symbol())
                        .toMap();
            case ExitResult.Refused refused ->
                Answer.refusal(refused.why().name(), refused.message())
                        .put("symbol", request.symbol())
                        .put("qty", request.quantity())
                        .toMap();
            case ExitResult.Failed failed ->
                throw new ToolException(failed.message() + ": see get_positions, then try again");
        };
    }

    /// The limit price. A limit price without an order type means a limit order.
    private static @Nullable Price limitPrice(Arguments arguments) {
        Optional<Price> limit = arguments.optionalPrice("limit_price");
        String type =
                arguments.choice("order_type", List.of("market", "limit"), limit.isPresent() ? "limit" : "market");
        if (type.equals("market") && limit.isPresent()) {
            throw new ToolException("limit_price is for order_type limit; leave one of them out");
        }
        if (type.equals("limit") && limit.isEmpty()) {
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
