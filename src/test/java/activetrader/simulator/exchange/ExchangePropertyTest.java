package activetrader.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random orders on random markets: the books always add up, and the same seed gives the same day.
class ExchangePropertyTest {
    private static final Instant OPEN = World.at("09:30");
    private static final List<String> SYMBOLS = List.of("AAPL", "MSFT");
    private static final int ACTIONS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomDay_keepsTheBooks(long seed) {
        Day day = new Day(seed);

        day.play();

        assertEquals(List.of(), day.checker.violations());
        assertTrue(
                day.exchange.executions().size() > 20,
                "fills " + day.exchange.executions().size());
    }

    @Test
    void sameSeed_givesTheSameDay() {
        Day one = new Day(42);
        Day other = new Day(42);

        one.play();
        other.play();

        assertEquals(one.exchange.snapshot(), other.exchange.snapshot());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void restartWithKeptState_changesNothing(long seed) {
        Day straight = new Day(seed);
        Day restarted = new Day(seed);

        straight.play();
        restarted.restartAt = ACTIONS / 2;
        restarted.play();

        assertEquals(straight.exchange.executions(), restarted.exchange.executions());
        assertEquals(straight.exchange.balance(), restarted.exchange.balance());
    }

    /// A random market and a client that does anything at any time.
    private static final class Day {
        private final Random random;
        private final SimulatedTime time = new SimulatedTime(OPEN.minus(Duration.ofMinutes(30)));
        private final ScriptedTape tape = new ScriptedTape();
        private final ExchangeSettings settings;
        private Exchange exchange;
        private InvariantChecker checker;
        private int restartAt = -1;

        Day(long seed) {
            random = new Random(seed);
            settings = ExchangeSettings.defaults()
                    .withSeed(seed)
                    .withPartialFillPercent(40)
                    .withCancelDelay(seed % 2 == 0 ? Duration.ZERO : Duration.ofSeconds(2));
            SYMBOLS.forEach(this::market);
            exchange = new Exchange(tape, time, settings);
            checker = InvariantChecker.watch(exchange);
        }

        private void market(String symbol) {
            tape.list(symbol, "100");
            double price = 100;
            for (Instant at = OPEN; at.isBefore(OPEN.plus(Duration.ofMinutes(390))); at = at.plusSeconds(5)) {
                price *= 1 + random.nextGaussian() * 0.001;
                BigDecimal bid = BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP);
                tape.quote(
                        symbol,
                        at,
                        bid.toString(),
                        bid.add(new BigDecimal("0.02")).toString());
            }
        }

        void play() {
            for (int action = 0; action < ACTIONS; action++) {
                pause();
                if (action == restartAt) {
                    restart();
                }
                try {
                    act();
                } catch (Refusal _) {
                    // Most random orders are nonsense.
                }
            }
        }

        private void restart() {
            ExchangeState state = exchange.snapshot();
            exchange.close();
            exchange = new Exchange(tape, time, settings, state);
            checker = InvariantChecker.watch(exchange);
        }

        private void pause() {
            try {
                time.sleep(Duration.ofMillis(random.nextInt(120_000)));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void act() {
            switch (random.nextInt(10)) {
                case 0 -> exchange.cancel(anyOpen());
                case 1 -> exchange.closePosition(World.AAPL, null);
                case 2 ->
                    exchange.replace(
                            anyOpen(),
                            new OrderChange(
                                    random.nextBoolean() ? BigDecimal.valueOf(1 + random.nextInt(300)) : null,
                                    null,
                                    price(0),
                                    null,
                                    null,
                                    null));
                case 3 -> {
                    if (random.nextInt(5) == 0) {
                        exchange.closeAll(random.nextBoolean());
                    }
                }
                default -> submit();
            }
        }

        private String anyOpen() {
            List<SimulatedOrder> open = exchange.openOrders();
            return open.isEmpty()
                    ? "none"
                    : open.get(random.nextInt(open.size())).id();
        }

        private void submit() {
            List<String> words = new ArrayList<>(List.of("symbol", SYMBOLS.get(random.nextInt(2))));
            boolean buy = random.nextBoolean();
            words.addAll(List.of("side", buy ? "BUY" : "SELL"));
            words.addAll(List.of("qty", random.nextInt(8) == 0 ? "3.25" : Integer.toString(1 + random.nextInt(300))));
            words.addAll(List.of("tif", random.nextInt(4) == 0 ? "GTC" : "DAY"));
            int direction = buy ? 1 : -1;
            switch (random.nextInt(7)) {
                case 0, 1 -> words.addAll(List.of("class", "BRACKET", "tp", text(direction), "sl", text(-direction)));
                case 2 -> words.addAll(List.of("class", "OTO", "sl", text(-direction)));
                case 3 ->
                    words.addAll(
                            List.of("type", "LIMIT", "class", "OCO", "tp", text(-direction), "sl", text(direction)));
                case 4 -> words.addAll(List.of("type", "LIMIT", "limit", text(-direction)));
                case 5 -> words.addAll(List.of("type", "STOP", "stop", text(direction)));
                default ->
                    words.addAll(random.nextBoolean() ? List.of("type", "TRAILING_STOP", "percent", "0.3") : List.of());
            }
            exchange.submit(Requests.of(words.toArray(String[]::new)));
        }

        private String text(int direction) {
            return price(direction).toString();
        }

        /// A price up to half a percent above (1) or below (-1) the bid, or near it (0).
        private BigDecimal price(int direction) {
            double now = tape.lastTrade(World.AAPL, time.instant())
                    .map(trade -> trade.price().value().doubleValue())
                    .orElse(100.0);
            double away = direction == 0 ? random.nextGaussian() * 0.002 : direction * random.nextDouble() * 0.005;
            return BigDecimal.valueOf(now * (1 + away)).setScale(2, RoundingMode.HALF_UP);
        }
    }
}
