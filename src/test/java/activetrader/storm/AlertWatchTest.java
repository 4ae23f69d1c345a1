package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.alerts.Alert;
import activetrader.execution.orders.exits.ExitPromises;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertWatchTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final Symbol AAPL = Symbol.of("AAPL");

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final Findings findings = new Findings();
    private final Simulator simulator =
            Simulator.start(SimulatorSettings.defaults().withSymbols(Set.of(AAPL)), time, 0);
    private final AlertWatch watch = new AlertWatch(time, simulator::exchange, findings);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void send(Alert.Level level, Alert.Kind kind, String text) {
        watch.alert(new Alert(kind, level, time.instant(), text));
    }

    @Test
    void flat_isFound_onlyWhenItIsFalse() {
        send(Alert.Level.INFO, Alert.Kind.FLATTENED, "flat");
        assertEquals(0, findings.lines().size());
        simulator
                .exchange()
                .apply(new AccountAction.MoveShares("JNLS", AAPL, BigDecimal.TEN, Price.of("100"), Money.ZERO));

        send(Alert.Level.INFO, Alert.Kind.FLATTENED, "flat");

        assertEquals(1, findings.lines().size());
    }

    @Test
    void falseFlat_isFound_fromEverySource() {
        simulator
                .exchange()
                .apply(new AccountAction.MoveShares("JNLS", AAPL, BigDecimal.TEN, Price.of("100"), Money.ZERO));

        watch.flatSaidBy("panic");

        assertEquals(1, findings.lines().size());
    }

    @Test
    void secret_isFound_inAnyText() {
        send(Alert.Level.INFO, Alert.Kind.TRADE, "the key is " + Scene.KEYS.secret());

        assertEquals(1, findings.lines().size());
    }

    @Test
    void warnings_areThoseThatAPersonShouldSee() {
        send(Alert.Level.INFO, Alert.Kind.TRADE, "bought");
        assertFalse(watch.hasWarnedOfExit(AAPL, TEN));

        send(Alert.Level.CRITICAL, Alert.Kind.NOT_FLAT, "late");

        assertTrue(watch.hasWarnedOfExit(AAPL, TEN));
        assertFalse(watch.hasWarnedOfExit(AAPL, TEN.plusSeconds(1)));
    }

    @Test
    void warningOfAnExit_countsForItsSymbol_aShortWhileLonger() {
        send(Alert.Level.CRITICAL, Alert.Kind.EXIT_NOT_DONE, "the exit from AAPL is not done: late");

        assertTrue(watch.hasWarnedOfExit(AAPL, TEN.plus(ExitPromises.QUIET)));
        assertFalse(watch.hasWarnedOfExit(AAPL, TEN.plus(ExitPromises.QUIET).plusSeconds(1)));
        assertFalse(watch.hasWarnedOfExit(Symbol.of("MSFT"), TEN.plusSeconds(1)));
    }
}
