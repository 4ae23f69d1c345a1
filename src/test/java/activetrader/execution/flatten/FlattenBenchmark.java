package activetrader.execution.flatten;

import activetrader.execution.SimulatedBroker;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.WallTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How long a flatten of 20 positions with 20 stops takes against a broker whose calls and fills take 100 ms,
/// on the machine's own clock. Run by `benchmarks/flatten`.
public final class FlattenBenchmark {
    private static final Instant START = Instant.parse("2026-01-14T20:54:00Z");
    private static final Duration CALL = Duration.ofMillis(100);
    private static final int POSITIONS = 20;
    private static final int ROUNDS = 5;

    /// Snapshot, cancel, snapshot, close, fill, snapshot: see "Flatten, how fast" in docs/internals/architecture.md.
    private static final Duration LEAST = CALL.multipliedBy(6);

    private FlattenBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        measure();
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            times.add(measure());
        }
        Duration median = times.stream().sorted().toList().get(ROUNDS / 2);
        double ratio = (double) median.toMillis() / LEAST.toMillis();
        System.out.printf(
                java.util.Locale.ROOT,
                "flatten of %d positions and %d stops: %s, median %d ms, least possible %d ms, ratio %.2f (limit"
                        + " 1.5)%n",
                POSITIONS,
                POSITIONS,
                times.stream().map(time -> time.toMillis() + " ms").toList(),
                median.toMillis(),
                LEAST.toMillis(),
                ratio);
        System.exit(ratio <= 1.5 ? 0 : 1);
    }

    private static Duration measure() throws InterruptedException {
        WallTime machine = WallTime.system();
        WallTime time = WallTime.scaled(START, machine.instant(), BigDecimal.ONE);
        try (SimulatedBroker broker = SimulatedBroker.on(
                time,
                settings -> settings.withExchange(settings.exchange()
                        .withCash(Money.of(1_000_000))
                        .withLatency(CALL)
                        .withRequestsPerMinute(10_000)))) {
            hold(broker);
            broker.faults.delay(CALL);
            FlattenReport report = new Flattener(broker.broker(), time, _ -> {}, ParallelCalls.of(POSITIONS))
                    .run(new FlattenRequest("benchmark", "speed"), START.plusSeconds(300));
            if (!report.flat() || !broker.isFlat() || report.closed().size() != POSITIONS) {
                throw new IllegalStateException("not flat: " + report);
            }
            return Duration.between(report.startedAt(), report.finishedAt());
        }
    }

    private static void hold(SimulatedBroker broker) throws InterruptedException {
        List<Symbol> symbols = broker.symbols().stream().limit(POSITIONS).toList();
        for (Symbol symbol : symbols) {
            broker.broker()
                    .forExits()
                    .submit(NewOrder.market("x-" + symbol, symbol, Side.BUY, Quantity.of(10))
                            .protectedBy(Price.of("1.00"), null));
        }
        while (broker.exchange().positions().size() < POSITIONS) {
            broker.time.sleep(Duration.ofMillis(50));
        }
    }
}
