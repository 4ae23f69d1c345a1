package activetrader.execution.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.SimulatedBroker;
import activetrader.market.Symbol;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UniverseCheckTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final Symbol FB = Symbol.of("FB");

    private static List<String> check(List<AssetChange> assets) {
        Script script = new Script(List.of(), List.of(), assets, List.of());
        try (SimulatedBroker broker = SimulatedBroker.at(TEN, settings -> settings.withScript(script))) {
            return UniverseCheck.untradable(List.of(SimulatedBroker.AAPL, FB, SimulatedBroker.MSFT), broker.broker());
        }
    }

    @Test
    void unknownSymbol_isNamed() {
        List<String> lines = check(List.of());

        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().startsWith("FB of the universe is not traded: the broker knows no such symbol"));
    }

    @Test
    void delistedSymbol_isNamed_withWhatTheBrokerSays() {
        List<String> lines =
                check(List.of(new AssetChange(SimulatedBroker.MSFT, Instant.MIN, AssetChange.State.INACTIVE)));

        assertEquals(2, lines.size());
        assertTrue(lines.getLast().startsWith("MSFT of the universe is not traded: the broker lists it as"));
    }

    @Test
    void untradableSymbol_isNamed() {
        List<String> lines =
                check(List.of(new AssetChange(SimulatedBroker.MSFT, Instant.MIN, AssetChange.State.UNTRADABLE)));

        assertTrue(lines.getLast().startsWith("MSFT of the universe"));
    }
}
