package activetrader.execution.fills;

import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.OrderClass;
import activetrader.market.Price;
import activetrader.market.Side;
import org.jspecify.annotations.Nullable;

/// A fill that closes a position or a part of it, with all that decides the kind of exit. A restart changes
/// nothing, as ledger and rows are read from the disk. See decision 82.
///
/// @param orderId the broker's id of the filled order
/// @param clientOrderId of that order; null when not known
/// @param entry the ledger's order with `orderId`, its own or that of a leg; null when the ledger has none
/// @param average average entry price of what was held
/// @param firstStop the stop that the position's entry was sent with
/// @param panicked whether the operator's `panic` halted trading before
record ClosingFill(
        String orderId,
        @Nullable String clientOrderId,
        @Nullable LedgerEntry entry,
        Side side,
        Price price,
        @Nullable Price average,
        @Nullable Price firstStop,
        boolean panicked) {
    ExitKind kind() {
        if (entry == null) {
            return ofUnknownOrder();
        }
        OrderRecord.Intent intent = entry.intent();
        return entry.legs().contains(orderId)
                ? ofLeg(intent)
                : switch (intent.purpose()) {
                    case PROTECTION -> ofProtection(intent);
                    case EXIT, ENTRY -> ofExit(intent);
                    case FLATTEN -> ExitKind.FLATTEN;
                };
    }

    /// The kind of exit of an order that the ledger does not have. A flatten outside of the service leaves no
    /// record, but its id shows what it is.
    private ExitKind ofUnknownOrder() {
        if (clientOrderId != null && OrderIds.isFlatten(clientOrderId)) {
            return panicked ? ExitKind.PANIC : ExitKind.FLATTEN;
        }
        return clientOrderId != null && OrderIds.isByRule(clientOrderId) ? ExitKind.SCALE_OUT : ExitKind.EXTERNAL;
    }

    private ExitKind ofExit(OrderRecord.Intent intent) {
        if (intent.exit() != null) {
            return intent.exit();
        }
        return OrderIds.isByRule(intent.clientOrderId()) ? ExitKind.SCALE_OUT : ExitKind.MODEL;
    }

    private ExitKind ofProtection(OrderRecord.Intent intent) {
        return switch (intent.orderType()) {
            case LIMIT -> ExitKind.TARGET;
            case STOP, STOP_LIMIT, TRAILING_STOP ->
                ofStop(intent.stopPrice() != null ? intent.stopPrice() : intent.stopLoss());
            case MARKET, UNKNOWN -> ExitKind.STOP;
        };
    }

    /// The kind of exit of a leg. The leg of an exit pair is its stop. Of a bracket's two legs, a target never
    /// fills at a worse price than its own.
    private ExitKind ofLeg(OrderRecord.Intent intent) {
        boolean paired = intent.orderClass() == OrderClass.OCO;
        return !paired && intent.takeProfit() != null && reaches(intent.takeProfit())
                ? ExitKind.TARGET
                : ofStop(intent.stopLoss());
    }

    private boolean reaches(Price target) {
        return side == Side.SELL ? !price.isBelow(target) : !price.isAbove(target);
    }

    private ExitKind ofStop(@Nullable Price stop) {
        if (stop == null || firstStop == null || !side.isTighterStop(stop, firstStop)) {
            return ExitKind.STOP;
        }
        return average != null && isAt(stop, average) ? ExitKind.BREAKEVEN : ExitKind.TRAIL;
    }

    /// Whether `stop` is at `average`, to the tick, as a stop is rounded to it.
    private static boolean isAt(Price stop, Price average) {
        return stop.value().subtract(average.value()).abs().compareTo(average.tick()) <= 0;
    }

    /// The reason of the fill. A leg of an entry has no reason of its own, so it gets the entry's; an order that
    /// protects says what it did.
    String reasonOf(LedgerEntry known, ExitKind kind) {
        OrderRecord.Intent intent = known.intent();
        if (intent.purpose() == OrderPurpose.PROTECTION) {
            return protects(kind, intent.reason());
        }
        if (!known.legs().contains(orderId)) {
            return intent.reason();
        }
        return (kind == ExitKind.TARGET ? "target of: " : "stop of: ") + intent.reason();
    }

    private static String protects(ExitKind kind, String reason) {
        return switch (kind) {
            case TARGET -> "target reached";
            case STOP -> "stop reached";
            case BREAKEVEN -> "stop at the entry price reached";
            case TRAIL -> "stop that followed the price reached";
            case SCALE_OUT, RULE, MODEL, TIME, FLATTEN, PANIC, EXTERNAL -> reason;
        };
    }
}
