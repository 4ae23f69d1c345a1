package activetrader.broker.alpaca;

import activetrader.broker.Activities;
import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.ItemResult;
import activetrader.broker.Listing;
import activetrader.broker.MarketClock;
import activetrader.broker.OrderChange;
import activetrader.broker.OrderQuery;
import activetrader.broker.RejectReason;
import activetrader.broker.alpaca.rest.Call;
import activetrader.broker.alpaca.rest.RestClient;
import activetrader.broker.alpaca.rest.Target;
import activetrader.broker.alpaca.wire.AccountJson;
import activetrader.broker.alpaca.wire.ActivityJson;
import activetrader.broker.alpaca.wire.Answers;
import activetrader.broker.alpaca.wire.AssetJson;
import activetrader.broker.alpaca.wire.ClockJson;
import activetrader.broker.alpaca.wire.ItemJson;
import activetrader.broker.alpaca.wire.Items;
import activetrader.broker.alpaca.wire.NewOrderJson;
import activetrader.broker.alpaca.wire.OrderJson;
import activetrader.broker.alpaca.wire.PositionJson;
import activetrader.broker.alpaca.wire.SessionJson;
import activetrader.json.Json;
import activetrader.market.Account;
import activetrader.market.Asset;
import activetrader.market.Fill;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.metrics.CallMetrics;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An account at Alpaca, through its trading API.
public final class AlpacaBroker implements Broker, AutoCloseable {
    private static final Target ORDERS = Target.of("/v2/orders");
    private static final Target POSITIONS = Target.of("/v2/positions");

    private final RestClient client;
    private final TimeSource time;
    private final Items items;
    private final Call.Right right;

    public AlpacaBroker(AlpacaSettings settings, TimeSource time) {
        this(settings, time, CallMetrics.none());
    }

    /// @param metrics counts the requests
    public AlpacaBroker(AlpacaSettings settings, TimeSource time, CallMetrics metrics) {
        this(
                new RestClient(
                        endpoint(settings), time, new Random(settings.keyId().hashCode()), metrics),
                time,
                new Items(),
                Call.Right.ORDINARY);
    }

    private AlpacaBroker(RestClient client, TimeSource time, Items items, Call.Right right) {
        this.client = client;
        this.time = time;
        this.items = items;
        this.right = right;
    }

    private static RestClient.Endpoint endpoint(AlpacaSettings settings) {
        return new RestClient.Endpoint(
                settings.tradingUrl(),
                settings.inProcess(),
                settings.keyId(),
                settings.secret(),
                settings.tradingPerMinute(),
                settings.exitReserve(),
                settings.connectTimeout(),
                settings.readTimeout(),
                settings.orderTimeout());
    }

    @Override
    public int callsLeft() {
        return client.callsLeft(right);
    }

    @Override
    public Broker forExits() {
        return new AlpacaBroker(client, time, items, Call.Right.EXIT);
    }

    @Override
    public Broker withoutWaiting() {
        return new AlpacaBroker(client, time, items, Call.Right.AT_ONCE);
    }

    @Override
    public Account account() {
        return client.send(
                read(Target.of("/v2/account")),
                body -> Answers.read(body, AccountJson.class).toAccount());
    }

    @Override
    public Listing<Position> positionListing() {
        return client.send(read(POSITIONS), items::positions);
    }

    @Override
    public Optional<Position> position(Symbol symbol) {
        return unlessNotFound(() -> client.send(
                read(Target.of("/v2/positions", symbol.value())),
                body -> Optional.of(Answers.read(body, PositionJson.class).toPosition())));
    }

    @Override
    public Order submit(NewOrder order) {
        return client.send(Call.order("POST", ORDERS, right, NewOrderJson.of(order)), AlpacaBroker::parseOrder);
    }

    @Override
    public Optional<Order> order(String id) {
        Target target = Target.of("/v2/orders", id).with("nested", true);
        return unlessNotFound(() -> Optional.of(client.send(read(target), AlpacaBroker::parseOrder)));
    }

    @Override
    public Optional<Order> orderByClientId(String clientOrderId) {
        Target target = Target.of("/v2/orders:by_client_order_id").with("client_order_id", clientOrderId);
        return unlessNotFound(() -> Optional.of(client.send(read(target), AlpacaBroker::parseOrder)));
    }

    @Override
    public Listing<Order> orderListing(OrderQuery query) {
        return new OrderPages(this::ordersPage).list(query, time.instant());
    }

    private Page<Order> ordersPage(Target target) {
        return client.send(read(target), this::parseOrders);
    }

    private Page<Order> parseOrders(String body) {
        List<@Nullable OrderJson> page = Answers.list(body, OrderJson.class);
        return new Page<>(items.orders(page), page.size(), null);
    }

    @Override
    public Order replace(String id, OrderChange change) {
        Target target = Target.of("/v2/orders", id);
        return client.send(Call.order("PATCH", target, right, NewOrderJson.of(change)), AlpacaBroker::parseOrder);
    }

    @Override
    public void cancel(String id) {
        client.send(Call.cancel(Target.of("/v2/orders", id), right), body -> body);
    }

    @Override
    public List<ItemResult> cancelAll() {
        return client.send(Call.cancel(ORDERS, right), AlpacaBroker::parseItems);
    }

    @Override
    public Order closePosition(String asset, @Nullable Quantity quantity) {
        Target target = Target.of("/v2/positions", asset).with("qty", quantity);
        return client.send(Call.order("DELETE", target, right, null), AlpacaBroker::parseOrder);
    }

    @Override
    public List<ItemResult> closeAllPositions(boolean cancelOrders) {
        Target target = POSITIONS.with("cancel_orders", cancelOrders);
        return client.send(Call.order("DELETE", target, right, null), AlpacaBroker::parseItems);
    }

    @Override
    public List<Fill> fills(Instant after) {
        return activities(after).fills();
    }

    @Override
    public Activities activities(Instant after) {
        return new ActivityPages(this::activitiesPage).list(after);
    }

    private Page<Activities> activitiesPage(Target target) {
        return client.send(read(target), body -> {
            List<@Nullable ActivityJson> page = Answers.list(body, ActivityJson.class);
            ActivityJson last = page.isEmpty() ? null : page.getLast();
            Activities read = new Activities(
                    items.read("fill", page, ActivityJson::toFill),
                    items.read("activity", page, ActivityJson::toActivity));
            return new Page<>(Listing.of(List.of(read)), page.size(), last == null ? null : last.id());
        });
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        return unlessNotFound(() -> Optional.of(client.send(
                read(Target.of("/v2/assets", symbol.value())),
                body -> Answers.read(body, AssetJson.class).toAsset())));
    }

    @Override
    public List<Asset> assets() {
        Target target = Target.of("/v2/assets").with("status", "active").with("asset_class", "us_equity");
        return client.send(
                read(target), body -> items.read("asset", Answers.list(body, AssetJson.class), AssetJson::toAsset));
    }

    @Override
    public MarketClock clock() {
        return client.send(
                read(Target.of("/v2/clock")),
                body -> Answers.read(body, ClockJson.class).toClock());
    }

    @Override
    public List<TradingDay> calendar(LocalDate from, LocalDate to) {
        Target target = Target.of("/v2/calendar").with("start", from).with("end", to);
        return client.send(
                read(target),
                body -> Json.readList(body, SessionJson.class).stream()
                        .map(SessionJson::toTradingDay)
                        .toList());
    }

    private Call read(Target target) {
        return Call.read(target, right);
    }

    private static Order parseOrder(String body) {
        return Answers.read(body, OrderJson.class).toOrder();
    }

    private static List<ItemResult> parseItems(String body) {
        return body.isBlank()
                ? List.of()
                : Answers.list(body, ItemJson.class).stream()
                        .filter(Objects::nonNull)
                        .map(ItemJson::toResult)
                        .toList();
    }

    /// Only Alpaca's own "not found" means that there is none; an address that it does not serve has no code.
    private static <T> Optional<T> unlessNotFound(Supplier<Optional<T>> call) {
        try {
            return call.get();
        } catch (BrokerException.Rejected e) {
            if (e.reason() == RejectReason.NOT_FOUND && e.code() != 0) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
