package activetrader.execution.protection;

import activetrader.execution.account.AccountReader;
import activetrader.execution.account.UnlistedOrders;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.journal.RecordFolder;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A protector on a broker that holds nothing yet. The market is at 100, a stop may be 8 % away, and positions
/// without a planned stop get one at 95.
abstract class ProtectionFixture {
    static final Symbol AAPL = Symbol.of("AAPL");
    static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    static final Duration LASTING = Duration.ofSeconds(5);

    final SimulatedTime time = new SimulatedTime(TEN);
    final FakeBroker broker = new FakeBroker(time);
    final List<Alert> alerts = new ArrayList<>();
    /// Why orders were cancelled.
    final List<String> releases = new ArrayList<>();

    boolean releaseFails;
    OrderLedger ledger;
    Protector protector;

    @BeforeEach
    final void openProtector(@TempDir Path folder) {
        broker.orders.shorts = true;
        ledger = OrderLedger.open(new RecordFolder(folder, "test"), TEN);
        protector = new Protector(
                broker,
                new AccountReader(broker, time, new UnlistedOrders(ledger)),
                ledger,
                new OrderSubmitter(ledger, time, Duration.ofSeconds(2), new Refusals(time)),
                _ -> Price.of("95"),
                new StopChecks(time, BigDecimal.valueOf(8), LASTING, (_, _) -> false),
                this::release,
                time,
                new Alerts(alerts::add, time));
    }

    private boolean release(Symbol symbol, Predicate<Order> which, String why) {
        releases.add(why);
        if (releaseFails) {
            return false;
        }
        for (Order order : broker.openOrders()) {
            if (order.symbol().equals(symbol) && which.test(order) && isOpen(order)) {
                broker.cancel(order.id());
            }
        }
        return true;
    }

    private boolean isOpen(Order order) {
        return broker.openOrders().stream().anyMatch(open -> open.id().equals(order.id()));
    }

    final Position held() {
        return broker.position(AAPL).orElseThrow();
    }

    final boolean protect() {
        return protector.protect(AAPL, null);
    }

    /// An order for AAPL that closes `shares` of a long position.
    final Order submit(NewOrder order) {
        return broker.submit(order.closing());
    }

    final Order stop(String id, int shares, String price) {
        return submit(NewOrder.stop(id, AAPL, Side.SELL, Quantity.of(shares), Price.of(price)));
    }

    /// An accepted order of the ledger.
    final void planned(
            String id, OrderPurpose purpose, Side side, @Nullable String stop, @Nullable String target, Instant at) {
        ledger.write(new OrderRecord.Intent(
                at,
                id,
                purpose,
                null,
                AAPL,
                side,
                Quantity.of(10),
                OrderType.MARKET,
                OrderClass.SIMPLE,
                null,
                null,
                target == null ? null : Price.of(target),
                stop == null ? null : Price.of(stop),
                "test",
                null));
        ledger.write(new OrderRecord.Accepted(at, id, "o-" + id, OrderStatus.NEW, List.of()));
    }

    /// The open orders of AAPL in a few words each.
    final List<String> open() {
        return broker.openOrders().stream()
                .map(order -> order.type() + " " + order.side() + " " + order.remaining() + " at "
                        + (order.stopPrice() == null ? order.limitPrice() : order.stopPrice()))
                .toList();
    }

    final void pass(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
