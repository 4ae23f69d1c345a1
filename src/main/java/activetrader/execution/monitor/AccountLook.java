package activetrader.execution.monitor;

import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.account.OrderOwners;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.ledger.OrderOutcomes;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.RawItem;
import java.util.List;

/// One look at the account: resolves orders in doubt, books fills, cancels entries that do not fill, cancels excess
/// stops, and looks after each position.
public final class AccountLook {
    private final AccountReader reader;
    private final OrderOutcomes outcomes;
    private final FillBooking booking;
    private final ForeignHoldings foreign;
    private final Refusals refusals;
    private final HoldingAlerts alerts;
    private final StaleEntries staleEntries;
    private final ExcessStops excess;
    private final PositionLooks positionLooks;
    private List<Position> held = List.of();

    public AccountLook(
            AccountReader reader,
            OrderOutcomes outcomes,
            FillBooking booking,
            ForeignHoldings foreign,
            Refusals refusals,
            HoldingAlerts alerts,
            StaleEntries staleEntries,
            ExcessStops excess,
            PositionLooks positionLooks) {
        this.reader = reader.forExits();
        this.outcomes = outcomes;
        this.booking = booking;
        this.foreign = foreign;
        this.refusals = refusals;
        this.alerts = alerts;
        this.staleEntries = staleEntries;
        this.excess = excess;
        this.positionLooks = positionLooks;
    }

    /// The positions of the last look, without those that stay.
    List<Position> held() {
        return held;
    }

    AccountState state(boolean isCurrent) {
        return new AccountState(held.size(), positionLooks.alarmed(), isCurrent);
    }

    /// A position gets its stop also when its fills cannot be booked, as the account cannot be read: positions and
    /// orders suffice for that.
    ///
    /// @return whether anything is open, in doubt or not known
    /// @throws BrokerException when the broker does not answer
    boolean once() {
        boolean clear = outcomes.resolve();
        Listing<Order> all = reader.allOrders();
        List<Order> orders = all.items();
        Listing<Position> listing = reader.positions();
        List<RawItem> unknown = Listing.union(listing.unreadable(), all.unreadable());
        unknown.forEach(alerts::unknown);
        outcomes.noteEnded(orders);
        FillBooking.Booked booked = booking.book(listing.items());
        List<Position> positions = booked.positions();
        alerts.inDoubt();
        List<Position> ours = foreign.withoutKept(positions);
        held = ours;
        List<Position> sellable = refusals.sellable(ours);
        positions.forEach(position -> alerts.external(position, !ours.contains(position)));
        OrderOwners owners = OrderOwners.of(orders);
        orders.stream().filter(order -> order.isOpen() && !owners.isOurs(order)).forEach(alerts::external);
        boolean cancelled = staleEntries.cancel(orders);
        if (booked.agree()) {
            excess.cancel(orders, positions);
        }
        positionLooks.lookAfter(sellable, cancelled ? reader.allOrders().items() : orders, booked.agree());
        if (booked.failure() != null) {
            throw booked.failure(); // the next look comes soon, and stops need positions and orders alone
        }
        return !clear
                || !booked.agree()
                || !unknown.isEmpty()
                || !ours.isEmpty()
                || AccountReader.open(orders).stream().anyMatch(order -> foreign.concerns(order, owners));
    }
}
