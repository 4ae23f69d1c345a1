package activetrader.execution.flatten;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.execution.ScriptedFaults;
import activetrader.execution.SimulatedBroker;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.exchange.Quirks;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.tape.Halt;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several flattens of one account at once, each with a client of its own, as daemon, service, timer and
/// operator have.
class FlattenersTest {
    private static final Instant LATE = Instant.parse("2026-01-14T20:55:00Z");
    private static final Instant CLOSE = Instant.parse("2026-01-14T21:00:00Z");
    private static final List<Symbol> HELD = List.of(Symbol.of("AAPL"), Symbol.of("MSFT"), Symbol.of("NVDA"));

    private static SimulatedBroker broker(ExchangeSettings exchange) {
        SimulatedBroker broker = SimulatedBroker.at(LATE.minusSeconds(30), settings -> settings.withExchange(exchange));
        hold(broker);
        return broker;
    }

    private static ExchangeSettings exchange() {
        return SimulatorSettings.defaults().exchange().withPartialFillPercent(0);
    }

    /// Thirty shares of each symbol, each with a stop that holds them.
    private static void hold(SimulatedBroker broker) {
        for (Symbol symbol : HELD) {
            Price stop = Price.of("1.00");
            broker.broker()
                    .submit(NewOrder.market("x-" + symbol, symbol, Side.BUY, Quantity.of(30))
                            .protectedBy(stop, null));
        }
        broker.passTo(LATE);
        assertEquals(3, broker.exchange().positions().size());
    }

    private static FlattenReport flatten(SimulatedBroker broker, AlpacaBroker client, String who) {
        return new Flattener(client, broker.time, _ -> {}, ParallelCalls.SEQUENTIAL)
                .run(new FlattenRequest(who, "test"), CLOSE);
    }

    /// What was held of each symbol was never below zero, fill by fill.
    private static void assertNeverShort(SimulatedBroker broker) {
        Map<Symbol, BigDecimal> held = new TreeMap<>();
        for (Execution fill : broker.exchange().executions()) {
            BigDecimal now = held.merge(fill.symbol(), fill.signedQuantity(), BigDecimal::add);
            assertTrue(now.signum() >= 0, () -> "sold more than was held: " + fill);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void run_endsFlatAndNeverShort_whenFourRunAtOnce(long seed) {
        Random random = new Random(seed);
        ExchangeSettings exchange = exchange()
                .withSeed(seed)
                .withPartialFillPercent(random.nextInt(80))
                .withCancelDelay(Duration.ofMillis(random.nextInt(8_000)))
                .withLatency(Duration.ofMillis(random.nextInt(400)));
        assertFlatAfterFour(exchange, random);
    }

    /// New orders show late in every list and in the look-up by client order id.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void run_endsFlatAndNeverShort_whenFourRunAtOnce_andOrdersShowLate(long seed) {
        Random random = new Random(seed);
        ExchangeSettings exchange = exchange()
                .withSeed(seed)
                .withPartialFillPercent(random.nextInt(80))
                .withQuirks(Quirks.none().withVisibilityLag(Duration.ofMillis(random.nextInt(8_000))));
        assertFlatAfterFour(exchange, random);
    }

    private static void assertFlatAfterFour(ExchangeSettings exchange, Random random) {
        try (SimulatedBroker broker = broker(exchange)) {
            broker.faults.delay(Duration.ofMillis(random.nextInt(150)));
            for (int i = 0; i < 3; i++) {
                broker.faults.loseAnswer(ScriptedFaults.posts("/v2/orders"));
            }
            List<FlattenReport> reports = new ArrayList<>();
            for (String who : List.of("daemon", "alpaca-trade", "timer", "panic")) {
                Instant when = LATE.plusMillis(random.nextInt(3_000));
                broker.time.at(when, who, () -> {
                    try (AlpacaBroker client = broker.anotherClient()) {
                        reports.add(flatten(broker, client, who));
                    }
                });
            }

            broker.passTo(CLOSE.minusSeconds(1));

            assertTrue(broker.isFlat(), () -> "left: " + broker.exchange().positions());
            assertNeverShort(broker);
            assertEquals(4, reports.size());
            assertTrue(reports.stream().allMatch(FlattenReport::flat), reports::toString);
        }
    }

    @Test
    void run_closesAHaltedSymbol_whenItTradesAgainBeforeTheClose() {
        Symbol halted = HELD.getFirst();
        try (SimulatedBroker broker = SimulatedBroker.playing(
                LATE.minusSeconds(30),
                settings -> settings.withHalts(List.of(new Halt(halted, LATE, LATE.plusSeconds(180)))))) {
            hold(broker);

            FlattenReport report = flatten(broker, broker.broker(), "daemon");

            assertTrue(report.flat(), report::toString);
            assertTrue(report.finishedAt().isBefore(LATE.plusSeconds(190)), report::toString);
            assertNeverShort(broker);
        }
    }

    @Test
    void run_reportsWhatIsLeft_afterEverySnapshot() {
        Symbol halted = HELD.getFirst();
        try (SimulatedBroker broker = SimulatedBroker.playing(
                LATE.minusSeconds(30),
                settings -> settings.withHalts(List.of(new Halt(halted, LATE, LATE.plusSeconds(60)))))) {
            hold(broker);
            Set<Integer> left = new LinkedHashSet<>();

            new Flattener(broker.broker(), broker.time, _ -> {}, ParallelCalls.SEQUENTIAL)
                    .watchedBy(remaining -> left.add(remaining.size()))
                    .run(new FlattenRequest("daemon", "test"), CLOSE);

            assertEquals(List.of(3, 1, 0), List.copyOf(left));
        }
    }

    @Test
    void run_closesAtTheFirstSnapshotAfterAnOutageOfMinutes() {
        try (SimulatedBroker broker = broker(exchange())) {
            broker.faults.down(_ -> true);
            broker.time.at(LATE.plusSeconds(240), "repair", () -> broker.faults.down(null));

            FlattenReport report = flatten(broker, broker.broker(), "daemon");

            assertTrue(report.flat());
            assertTrue(report.finishedAt().isBefore(LATE.plusSeconds(250)), report::toString);
            assertNeverShort(broker);
        }
    }

    @Test
    void run_saysThatItCannotSee_whenTheNetworkIsCutUntilTheClose() {
        try (SimulatedBroker broker = broker(exchange())) {
            broker.faults.down(_ -> true);
            List<List<FlattenReport.Remaining>> late = new ArrayList<>();

            FlattenReport report = new Flattener(broker.broker(), broker.time, _ -> {}, ParallelCalls.SEQUENTIAL)
                    .lateFrom(CLOSE.minusSeconds(120), late::add)
                    .run(new FlattenRequest("daemon", "test"), CLOSE);

            assertFalse(report.flat());
            assertTrue(report.trouble() != null && report.trouble().contains("500"), report::toString);
            assertEquals(1, late.size());
            assertTrue(report.finishedAt().isAfter(CLOSE.minusSeconds(5)), "kept trying to the close");
        }
    }

    @Test
    void run_closesTheOthersAndNamesTheHaltedOne() {
        Symbol halted = HELD.getFirst();
        try (SimulatedBroker broker = SimulatedBroker.playing(
                LATE.minusSeconds(30),
                settings -> settings.withHalts(List.of(new Halt(halted, LATE, CLOSE.plusSeconds(1)))))) {
            hold(broker);

            FlattenReport report = flatten(broker, broker.broker(), "daemon");

            assertFalse(report.flat());
            assertEquals(
                    List.of(halted),
                    report.remaining().stream()
                            .map(FlattenReport.Remaining::symbol)
                            .toList());
            assertTrue(report.remaining().getFirst().why().contains("at-20260114-f-AAPL-1"), report::toString);
            assertEquals(2, report.closed().size());
        }
    }

    @Test
    void run_needsOneEmptySnapshot_whenOrdersAndPositionsAgree() {
        try (SimulatedBroker broker = broker(exchange().withLatency(Duration.ZERO))) {
            int before = broker.faults.calls();

            assertTrue(flatten(broker, broker.broker(), "daemon").flat());

            // three snapshots of three calls, cash and executions, and for each symbol a cancel and a closing order
            assertTrue(broker.faults.calls() - before <= 17, () -> "calls: " + (broker.faults.calls() - before));
        }
    }
}
