package activetrader.broker;

import activetrader.market.Account;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An account whose state is read in one way, and which is changed, and asked everything else, in another.
public final class SplitBroker implements Broker {
    private final Function<Broker, AccountReads> reading;
    private final AccountReads reads;
    private final Broker rest;

    /// @param reading the reads of the account of a broker, which may use it
    public SplitBroker(Function<Broker, AccountReads> reading, Broker rest) {
        this.reading = reading;
        this.reads = reading.apply(rest);
        this.rest = rest;
    }

    @Override
    public Broker forExits() {
        return new SplitBroker(reading, rest.forExits());
    }

    @Override
    public Broker withoutWaiting() {
        return new SplitBroker(reading, rest.withoutWaiting());
    }

    @Override
    public Account account() {
        return reads.account();
    }

    @Override
    public Listing<Position> positionListing() {
        return reads.positionListing();
    }

    @Override
    public Optional<Position> position(Symbol symbol) {
        return reads.position(symbol);
    }

    @Override
    public Optional<Order> order(String id) {
        return reads.order(id);
    }

    @Override
    public Optional<Order> orderByClientId(String clientOrderId) {
        return reads.orderByClientId(clientOrderId);
    }

    @Override
    public Listing<Order> orderListing(OrderQuery query) {
        return reads.orderListing(query);
    }

    @Override
    public Order submit(NewOrder order) {
        return rest.submit(order);
    }

    @Override
    public Order replace(String id, OrderChange change) {
        return rest.replace(id, change);
    }

    @Override
    public void cancel(String id) {
        rest.cancel(id);
    }

    @Override
    public List<ItemResult> cancelAll() {
        return rest.cancelAll();
    }

    @Override
    public Order closePosition(String asset, @Nullable Quantity quantity) {
        return rest.closePosition(asset, quantity);
    }

    @Override
    public List<ItemResult> closeAllPositions(boolean cancelOrders) {
        return rest.closeAllPositions(cancelOrders);
    }

    @Override
    public List<Fill> fills(Instant after) {
        return rest.fills(after);
    }

    @Override
    public Activities activities(Instant after) {
        return rest.activities(after);
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        return rest.asset(symbol);
    }

    @Override
    public List<Asset> assets() {
        return rest.assets();
    }

    @Override
    public MarketClock clock() {
        return reads.clock();
    }

    @Override
    public List<TradingDay> calendar(LocalDate from, LocalDate to) {
        return rest.calendar(from, to);
    }

    @Override
    public int callsLeft() {
        return rest.callsLeft();
    }
}
