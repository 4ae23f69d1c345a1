package activetrader.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.fake.FakeSubmits;
import activetrader.execution.fake.FakeSubmits.Hang;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerReader;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.exits.ExitPromises;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.journal.RecordFolder;
import activetrader.market.Fill;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Buys, exits, moves of stops, flattens and a panic in random order, while orders take up to ten seconds each way:
/// exits are done in time or raise an alert, and every FLAT is true.
class ExitsFirstTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");
    private static final List<Symbol> SYMBOLS = List.of(Symbol.of("AAPL"), Symbol.of("MSFT"), Symbol.of("NVDA"));
    private static final int BUSIEST_SECONDS = 45;
    private static final Duration SETTLED = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void exitsComeInTime_andFlatIsTrue() {
        play(1_001, 30);
    }

    @Test
    @Tag("long")
    void exitsComeInTime_andFlatIsTrue_withMoreSeeds() {
        play(2_001, 500);
    }

    private void play(int first, int count) {
        int flats = 0;
        int fills = 0;
        for (int seed = first; seed < first + count; seed++) {
            Play play = new Play(seed, folder.resolve("s" + seed));
            assertEquals(List.of(), play.run(), "seed " + seed);
            flats += play.flats.size();
            fills += play.broker.account.fills().size();
        }
        assertTrue(flats > count / 2 && fills > count, "flats " + flats + ", fills " + fills);
    }

    /// One account, from ten o'clock on.
    private static final class Play {
        private final Random random;
        private final SimulatedTime time = new SimulatedTime(TEN);
        private final FakeBroker broker = new FakeBroker(time);
        private final Path data;
        private final List<Alert> alerts = new ArrayList<>();
        private final List<OrderRecord> written = new ArrayList<>();
        private final List<String> violations = new ArrayList<>();
        private final OrderDesk desk;
        private int wishes;
        private boolean panicked;
        private final List<Instant> flats = new ArrayList<>();

        Play(int seed, Path data) {
            this.random = new Random(seed);
            this.data = data;
            this.desk = OrderDeskAssembly.open(
                    broker,
                    new TestMarket(broker, time),
                    new NyseCalendar(),
                    new RecordFolder(data, "test"),
                    RiskLimits.defaults(),
                    ExecutionSettings.defaults(),
                    time,
                    alerts::add);
            desk.listen(new OrderListener() {
                @Override
                public void recorded(OrderRecord entry) {
                    written.add(entry);
                    said(entry);
                }
            });
        }

        List<String> run() {
            broker.submits.hang = this::hang;
            broker.calls.readTakes = () -> Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(400) : 0);
            broker.orders.cancelTakes = Duration.ofMillis(random.nextInt(3_000));
            int actions = 4 + random.nextInt(12);
            for (int i = 0; i < actions; i++) {
                time.at(TEN.plusMillis(random.nextInt(BUSIEST_SECONDS * 1_000)), "action", action());
            }
            pass(SETTLED);
            checkTheEnd();
            desk.close();
            return violations;
        }

        private Hang hang() {
            return random.nextInt(3) == 0
                    ? Hang.NONE
                    : new Hang(Duration.ofMillis(random.nextInt(10_000)), Duration.ofMillis(random.nextInt(10_000)));
        }

        private Runnable action() {
            Symbol symbol = SYMBOLS.get(random.nextInt(SYMBOLS.size()));
            int shares = 1 + random.nextInt(20);
            int kind = random.nextInt(20);
            if (kind < 9) {
                return () -> desk.enter(EntryRequest.buy(symbol, Quantity.of(shares), "test", cycle()));
            }
            if (kind < 13) {
                return () -> exit(ExitRequest.all(symbol, "test", cycle()));
            }
            if (kind < 15) {
                return () -> exit(new ExitRequest(symbol, Quantity.of(1 + shares / 4), null, "test", cycle()));
            }
            return switch (kind) {
                case 15, 16 -> () -> desk.moveStop(symbol, Price.of("99.5" + random.nextInt(10)));
                case 17 -> () -> flat(desk.flatten(new FlattenRequest("daemon", "test")));
                case 18 -> () -> flat(flattenElsewhere());
                default -> this::panic;
            };
        }

        private String cycle() {
            return "2026-03-02#" + ++wishes;
        }

        private void pass(Duration duration) {
            try {
                time.sleep(duration);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private void exit(ExitRequest request) {
            AtomicReference<ExitResult> result = new AtomicReference<>();
            int before = written.size();
            time.after(ExitPromises.BOUND.plusMillis(1), "check", () -> {
                if (!isKept(request.symbol(), result.get(), before)) {
                    violations.add("exit from " + request.symbol() + " vanished at " + time.instant());
                }
            });
            result.set(desk.exit(request));
        }

        private boolean isKept(Symbol symbol, ExitResult result, int before) {
            if (result != null && !(result instanceof ExitResult.Failed)) {
                return true;
            }
            List<OrderRecord> since = List.copyOf(written.subList(before, written.size()));
            Set<String> ids = since.stream()
                    .filter(OrderRecord.Intent.class::isInstance)
                    .map(OrderRecord.Intent.class::cast)
                    .filter(intent -> intent.purpose() == OrderPurpose.EXIT
                            && intent.symbol().equals(symbol))
                    .map(OrderRecord.Intent::clientOrderId)
                    .collect(Collectors.toSet());
            boolean sent = since.stream()
                    .anyMatch(entry ->
                            entry instanceof OrderRecord.Accepted accepted && ids.contains(accepted.clientOrderId()));
            boolean recorded = since.stream()
                    .anyMatch(entry -> entry instanceof OrderRecord.ExitNotDone late
                            && late.symbol().equals(symbol));
            boolean alerted = alerts.stream()
                    .anyMatch(alert -> alert.kind() == Alert.Kind.EXIT_NOT_DONE && symbol.equals(alert.symbol()));
            return sent || (recorded && alerted);
        }

        private void panic() {
            panicked = true;
            try {
                new ModeFile(data).write(new ModeState(TradingMode.HALTED, "panic", "panic", time.instant(), null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            flat(flattenElsewhere());
        }

        private void said(OrderRecord entry) {
            if (entry instanceof OrderRecord.FlattenFinished finished && finished.flat()) {
                checkFlat();
            }
        }

        private FlattenReport flattenElsewhere() {
            LedgerReader ledger = new LedgerReader(data);
            return new Flattener(broker, time, this::said, ParallelCalls.SEQUENTIAL)
                    .awaiting(new UnresolvedIntents(() -> ledger.read(time.instant()), broker, time))
                    .run(new FlattenRequest("elsewhere", "test"), time.instant().plus(Duration.ofMinutes(3)));
        }

        private void flat(FlattenReport report) {
            if (!report.flat()) {
                violations.add("not flat in minutes: " + report);
            }
        }

        /// Compares the report of a flatten with the exchange at the instant of the report.
        private void checkFlat() {
            flats.add(time.instant());
            boolean empty =
                    SYMBOLS.stream().allMatch(symbol -> broker.held(symbol).signum() == 0);
            if (!empty || !broker.openOrders().isEmpty()) {
                violations.add("FLAT said at " + time.instant() + " with " + broker.openOrders());
            }
        }

        private void checkTheEnd() {
            Map<Symbol, BigDecimal> held = new HashMap<>();
            for (Fill fill : broker.account.fills()) {
                BigDecimal shares = fill.quantity().value();
                BigDecimal now =
                        held.merge(fill.symbol(), fill.side() == Side.BUY ? shares : shares.negate(), BigDecimal::add);
                if (now.signum() < 0) {
                    violations.add("short: " + fill);
                }
            }
            for (FakeSubmits.Passage passage : broker.submits.passages) {
                for (Instant flat : flats) {
                    if (passage.order().side() == Side.BUY
                            && passage.sent().isBefore(flat)
                            && passage.arrived().isAfter(flat)) {
                        violations.add("FLAT said at " + flat + " with an order on its way: " + passage);
                    }
                }
            }
            Set<String> ids = new HashSet<>();
            for (NewOrder order : broker.orders.submitted) {
                if (!ids.add(order.clientOrderId())) {
                    violations.add("sent twice: " + order);
                }
            }
            for (Symbol symbol : SYMBOLS) {
                if (panicked && broker.held(symbol).signum() != 0) {
                    violations.add("held after panic: " + symbol);
                }
                if (!isStopped(symbol)) {
                    violations.add("no stop for all of " + symbol);
                }
            }
        }

        private boolean isStopped(Symbol symbol) {
            BigDecimal stopped = broker.openOrders().stream()
                    .filter(order -> order.symbol().equals(symbol) && order.stopPrice() != null)
                    .map(order -> order.remaining().value())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return stopped.compareTo(broker.held(symbol)) >= 0;
        }
    }
}
