package activetrader.execution.fake;

import activetrader.broker.Activities;
import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.ItemResult;
import activetrader.broker.Listing;
import activetrader.broker.MarketClock;
import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.market.Account;
import activetrader.market.Asset;
import activetrader.market.Fill;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A broker in memory with one price per symbol. It fills at once, and fails where a test says so in one of its parts.
public final class FakeBroker implements Broker {
    /// Calls and their faults.
    public final FakeCalls calls;

    public final FakeAccount account = new FakeAccount();
    public final FakeOrderBook orders;
    public final FakeSubmits submits;
    public final FakeClock clock;

    /// How long the read of one order takes.
    public Duration orderTakes = Duration.ZERO;

    /// How often the positions were read.
    public int positionReads;
    /// How often the fills were read.
    public int fillReads;
    /// The times after which activities were asked for.
    public final List<Instant> activitiesAskedFrom = new ArrayList<>();

    private final TimeSource time;

    public FakeBroker(TimeSource time) {
        this.time = time;
        this.calls = new FakeCalls(time);
        this.clock = new FakeClock(time);
        this.orders = new FakeOrderBook(account, time);
        this.submits = new FakeSubmits(calls, orders, time);
    }

    /// A price step: stops and limits that it touches are filled.
    public void moveTo(Symbol symbol, String price) {
        orders.moveTo(symbol, Price.of(price));
    }

    /// Shares that an order from outside this program bought.
    public void externalBuy(Symbol symbol, int count) {
        orders.fillExternal(symbol, Side.BUY, count);
    }

    /// Shares that an order from outside this program sold, even those that our orders hold.
    public void externalSell(Symbol symbol, int count) {
        orders.fillExternal(symbol, Side.SELL, count);
    }

    /// The shares held; negative when short.
    public BigDecimal held(Symbol symbol) {
        return account.held(symbol);
    }

    public BigDecimal equity() {
        return account.equity();
    }

    public List<Order> openOrders() {
        return orders.open();
    }

    public static Asset tradable(Symbol symbol) {
        return new Asset("id-" + symbol, symbol, symbol.value(), "NASDAQ", true, true, true, true);
    }

    private void enter() {
        calls.enter();
        orders.advance();
    }

    private void read(FakeCalls.Read what) {
        calls.enterRead(what, orders::advance);
    }

    @Override
    public Account account() {
        read(FakeCalls.Read.ACCOUNT);
        return account.shown();
    }

    @Override
    public Listing<Position> positionListing() {
        read(FakeCalls.Read.POSITIONS);
        positionReads++;
        return account.listing(orders);
    }

    @Override
    public Optional<Position> position(Symbol symbol) {
        read(FakeCalls.Read.POSITION);
        return account.position(symbol, orders);
    }

    @Override
    public Order submit(NewOrder wanted) {
        enter();
        calls.submitEntered();
        return submits.submit(wanted);
    }

    @Override
    public Optional<Order> order(String id) {
        read(FakeCalls.Read.ORDER);
        calls.pause(orderTakes);
        return orders.byId(id);
    }

    @Override
    public Optional<Order> orderByClientId(String clientOrderId) {
        read(FakeCalls.Read.ORDER);
        return orders.byClientId(clientOrderId);
    }

    @Override
    public Listing<Order> orderListing(OrderQuery query) {
        read(FakeCalls.Read.ORDERS);
        return new Listing<>(orders.list(query), orders.unreadable, List.of());
    }

    @Override
    public Order replace(String id, OrderChange change) {
        enter();
        return orders.replace(id, change);
    }

    @Override
    public void cancel(String id) {
        enter();
        var order = orders.openOrder(id);
        calls.cancelEntered();
        orders.cancel(order);
    }

    @Override
    public List<ItemResult> cancelAll() {
        List<ItemResult> results = new ArrayList<>();
        for (Order order : orders.open()) {
            if (orders.isOpen(order.id())) {
                cancel(order.id());
                results.add(new ItemResult(order.id(), 200, ""));
            }
        }
        return results;
    }

    @Override
    public List<Fill> fills(Instant after) {
        fillReads++;
        read(FakeCalls.Read.FILLS);
        return account.fills(after, time.instant());
    }

    @Override
    public Activities activities(Instant after) {
        activitiesAskedFrom.add(after);
        return new Activities(fills(after), account.activities(after));
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        read(FakeCalls.Read.ASSET);
        return Optional.of(tradable(symbol));
    }

    @Override
    public MarketClock clock() {
        read(FakeCalls.Read.CLOCK);
        return clock.read();
    }

    @Override
    public int callsLeft() {
        return calls.left;
    }

    @Override
    public Broker forExits() {
        return calls.forExits(this);
    }

    @Override
    public Broker withoutWaiting() {
        return calls.withoutWaiting(this);
    }

    @Override
    public List<ItemResult> closeAllPositions(boolean cancelOrders) {
        enter();
        throw new BrokerException.Transient("503", null);
    }

    @Override
    public Order closePosition(String asset, @Nullable Quantity quantity) {
        enter();
        return submits.submit(orders.closing(Symbol.of(asset)));
    }

    @Override
    public List<Asset> assets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TradingDay> calendar(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }
}
