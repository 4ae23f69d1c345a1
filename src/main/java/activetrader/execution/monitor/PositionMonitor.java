package activetrader.execution.monitor;

import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.protection.ProtectionSettings;
import activetrader.execution.protection.Protector;
import activetrader.execution.protection.StopCoverage;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks after each open position. Every share has a stop that counts; else a person is alerted and the shares are
/// protected or closed. Then the rules about gains apply. Not for several threads.
public final class PositionMonitor {
    private final Protector protector;
    private final BookedFills fills;
    private final ProtectionSettings settings;
    private final GainRules gains;
    private final Alerts alerts;
    private final Map<Symbol, Integer> bareLooks = new HashMap<>();
    private final Set<Symbol> alarmed = new HashSet<>();

    public PositionMonitor(
            Protector protector, BookedFills fills, ProtectionSettings settings, GainRules gains, Alerts alerts) {
        this.protector = protector;
        this.fills = fills;
        this.settings = settings;
        this.gains = gains;
        this.alerts = alerts;
    }

    /// Re-creates missing stops of `position`, whose orders are `orders`, and applies the rules about gains when it
    /// was protected before.
    ///
    /// @param settled whether all fills are booked and the exchange is open, so that the rules about gains apply
    public void look(Position position, List<Order> orders, boolean settled) {
        Instant plannedFrom = fills.plannedFrom(position.symbol());
        StopCoverage before = protector.coverage(position, orders, plannedFrom);
        boolean covered = protector.protect(position, orders, plannedFrom, null, null);
        if (before.isComplete()) {
            forget(position.symbol());
            if (settled) {
                gains.apply(position, before, orders, plannedFrom);
            }
        } else {
            afterMending(position, orders, before, covered, plannedFrom);
        }
    }

    private void forget(Symbol symbol) {
        bareLooks.remove(symbol);
        alarmed.remove(symbol);
    }

    private void afterMending(
            Position position,
            List<Order> orders,
            StopCoverage before,
            boolean covered,
            @Nullable Instant plannedFrom) {
        Symbol symbol = position.symbol();
        int looks = bareLooks.merge(symbol, 1, Integer::sum);
        boolean done = covered || (looks >= settings.heldLooks() && takeOver(position, orders, plannedFrom));
        if (done) {
            alerts.warning(
                    Alert.Kind.UNPROTECTED,
                    symbol,
                    describe(position, before) + "; they have a stop or are being closed now");
            forget(symbol);
        } else if ((looks > 1 || !isBeingEntered(position, orders)) && alarmed.add(symbol)) {
            alerts.critical(Alert.Kind.UNPROTECTED, symbol, describe(position, before) + "; it is being mended");
        }
    }

    private boolean takeOver(Position position, List<Order> orders, @Nullable Instant plannedFrom) {
        List<Order> holders = Protector.holders(position, orders);
        if (holders.isEmpty()) {
            return false;
        }
        alerts.warning(
                Alert.Kind.UNPROTECTED,
                position.symbol(),
                "replacing " + orders(holders) + ", which hold shares of " + position.symbol()
                        + " without a stop, by the same limit with a stop beside it");
        return protector.takeOver(position, orders, plannedFrom);
    }

    private static String orders(List<Order> orders) {
        return orders.stream()
                .map(order -> order.side() + " " + order.remaining() + " limit " + order.limitPrice() + " ("
                        + order.clientOrderId() + ")")
                .collect(Collectors.joining(", "));
    }

    /// Whether an entry is still filling; its stop becomes active when it ends.
    private static boolean isBeingEntered(Position position, List<Order> orders) {
        return orders.stream()
                .anyMatch(order -> order.isOpen()
                        && order.symbol().equals(position.symbol())
                        && order.side() == position.side().openingSide());
    }

    private static String describe(Position position, StopCoverage before) {
        String why = before.faulty().stream()
                .map(faulty -> "the stop at " + faulty.stop().stopPrice() + " for "
                        + faulty.stop().remaining() + " " + faulty.fault().text())
                .collect(Collectors.joining(", "));
        return before.uncovered() + " of " + position.quantity() + " shares of " + position.symbol() + " had no stop"
                + (why.isEmpty() ? "" : ": " + why);
    }

    /// How many positions have a missing stop that was alerted and is not mended.
    int alarmed() {
        return alarmed.size();
    }

    /// Forgets positions that are not in `held`.
    public void keepOnly(Set<Symbol> held) {
        bareLooks.keySet().retainAll(held);
        alarmed.retainAll(held);
    }
}
