package activetrader.broker;

import activetrader.market.Asset;
import activetrader.market.Fill;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One account at a broker. Every method throws [BrokerException]; its subtype says what to do next.
///
/// Reads are tried again a few times before they throw; nothing that changes the account ever is.
public interface Broker extends AccountReads {
    /// All positions in shares.
    ///
    /// @throws BrokerException.Malformed when one could not be read
    default List<Position> positions() {
        return positionListing().complete();
    }

    /// Sends an order once.
    ///
    /// @throws BrokerException.OutcomeUnknown when it may have arrived
    Order submit(NewOrder order);

    /// Orders in the order in which they were submitted, with their legs nested; all pages.
    ///
    /// Open orders are all that may still trade or hold shares. An open entry has its legs nested; the open legs
    /// of a filled entry stand by themselves, those in state `held` included.
    ///
    /// @throws BrokerException.Malformed when one could not be read and may be open
    default List<Order> orders(OrderQuery query) {
        return orderListing(query).complete();
    }

    /// Changes price or quantity of an open order. The broker gives the changed order a new id.
    Order replace(String id, OrderChange change);

    /// Asks for an order to be cancelled. It is not gone before its status is final. Harmless to repeat, so a lost
    /// answer is [BrokerException.Transient].
    ///
    /// @throws BrokerException.Rejected with [RejectReason#ALREADY_FINAL] or [RejectReason#NOT_FOUND]
    void cancel(String id);

    /// Asks for all open orders to be cancelled; one answer for each.
    List<ItemResult> cancelAll();

    /// Sends a market order that closes the position in `asset`, or `quantity` shares of it. Cancels nothing.
    ///
    /// @param asset the broker's spelling of a symbol, or its id of an asset
    Order closePosition(String asset, @Nullable Quantity quantity);

    default Order closePosition(Symbol symbol, @Nullable Quantity quantity) {
        return closePosition(symbol.value(), quantity);
    }

    /// Sends market orders that close all positions; one answer for each.
    List<ItemResult> closeAllPositions(boolean cancelOrders);

    /// The account's executions from `after` on, oldest first; all pages.
    List<Fill> fills(Instant after);

    /// As [#fills], with everything else that changed cash or shares since `after`, by the same calls.
    Activities activities(Instant after);

    Optional<Asset> asset(Symbol symbol);

    /// All active US equities.
    List<Asset> assets();

    /// The sessions from `from` to `to`, both included.
    List<TradingDay> calendar(LocalDate from, LocalDate to);

    /// How many more calls go out at once with the right to calls that this has, as far as is known; what needs several
    /// to be safe again had better not begin with fewer.
    int callsLeft();

    /// The same account, with the right to use the share of the rate limit that is kept for exits.
    Broker forExits();

    /// The same account; a call for which the rate limit has no room now is refused with [BrokerException.Transient]
    /// instead of waiting for its turn.
    default Broker withoutWaiting() {
        return this;
    }
}
