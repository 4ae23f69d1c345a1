package activetrader.mcp.trade;

import activetrader.broker.BrokerException;
import activetrader.broker.MarketData;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.execution.portfolio.Holding;
import activetrader.execution.portfolio.Portfolio;
import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Side;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.market.Trade;
import activetrader.mcp.McpTestClient;
import activetrader.time.SimulatedTime;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The service over real HTTP, with a fake desk behind it.
final class TradeFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-03T16:00:00Z");
    static final Symbol ACME = Symbol.of("ACME");
    static final String TOKEN = "only-for-tests";

    final FakeDesk desk = new FakeDesk();
    final SimulatedTime time = new SimulatedTime(NOW);

    @Nullable
    Position held;

    @Nullable
    BrokerException failure;

    Map<Symbol, Snapshot> snapshots = Map.of();

    private final AlpacaTradeService service = AlpacaTradeService.start(
            new TradeSettings(0, ServiceToken.of(new Secret(TOKEN)), "1.0"), desk, data(), time);
    final McpTestClient client = new McpTestClient(service.url(), TOKEN);

    {
        desk.onHeld = symbol -> {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(held)
                    .filter(position -> position.symbol().equals(symbol));
        };
    }

    private MarketData data() {
        return (MarketData) Proxy.newProxyInstance(
                MarketData.class.getClassLoader(),
                new Class<?>[] {MarketData.class},
                (_, method, _) -> switch (method.getName()) {
                    case "feed" -> "iex";
                    case "snapshots" -> snapshots;
                    default -> throw new AssertionError("the service may not call " + method.getName());
                });
    }

    static Account account() {
        return new Account(
                "id",
                "number",
                "ACTIVE",
                Money.of("90000.50"),
                Money.of(100_000),
                Money.of(99_000),
                Money.of(90_000),
                BigDecimal.ONE,
                false,
                true);
    }

    static Position position(PositionSide side, String shares) {
        Money value = Price.of("101").times(Quantity.of(shares));
        Money cost = Price.of("100").times(Quantity.of(shares));
        boolean isLong = side == PositionSide.LONG;
        return new Position(
                ACME,
                side,
                Quantity.of(shares),
                Quantity.of(shares),
                Price.of("100"),
                Price.of("101"),
                isLong ? value : value.negated(),
                isLong ? cost : cost.negated(),
                isLong ? value.minus(cost) : cost.minus(value));
    }

    static Portfolio portfolio(Position... positions) {
        List<Holding> holdings = Arrays.stream(positions)
                .map(position -> new Holding(
                        position,
                        Price.of("98"),
                        Price.of("106"),
                        new BigDecimal("0.50"),
                        Money.of(20),
                        true,
                        Quantity.ZERO,
                        false,
                        NOW,
                        false,
                        false,
                        null,
                        null))
                .toList();
        return new Portfolio(NOW, account(), holdings, List.of());
    }

    static Order order(String id, Side side, OrderStatus status, Order... legs) {
        return new Order(
                id,
                "at-20260303-c4-buy-ACME-1",
                ACME,
                side,
                OrderType.MARKET,
                OrderClass.OTO,
                TimeInForce.DAY,
                Quantity.of(10),
                status.equals(OrderStatus.FILLED) ? Quantity.of(10) : Quantity.ZERO,
                status.equals(OrderStatus.FILLED) ? Price.of("100.05") : null,
                null,
                null,
                status,
                NOW,
                null,
                null,
                null,
                List.of(legs));
    }

    static Snapshot snapshot(@Nullable String trade, @Nullable String bid, @Nullable String ask) {
        return new Snapshot(
                ACME,
                trade == null ? null : new Trade(ACME, NOW, Price.of(trade), BigDecimal.TEN, "V"),
                new Quote(ACME, NOW, bid == null ? null : Price.of(bid), 1, ask == null ? null : Price.of(ask), 1),
                null,
                null,
                null);
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
