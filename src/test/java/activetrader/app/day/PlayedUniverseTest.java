package activetrader.app.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.settings.Configuration;
import activetrader.app.settings.ConfigurationFile;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.market.Symbol;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.Tape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayedUniverseTest {
    private final Tape tape = Simulator.load(SimulatorSettings.defaults()
                    .withSymbols(Set.of(Symbol.of("AAPL"), Symbol.of("COIN"), Symbol.of("SPY"))))
            .tape();

    @Test
    void of_isTheConfiguredUniverse_whereTheDayHasIt() {
        PlayedUniverse universe = PlayedUniverse.of(configured("COIN", "AAPL", "JPM"), tape);

        assertEquals(Set.of(Symbol.of("AAPL"), Symbol.of("COIN")), Set.copyOf(universe.symbols()));
        assertEquals("🎯 2 of the configured symbols are played; no prices of JPM", universe.note());
    }

    @Test
    void of_isTheWholeDay_withoutAConfiguredUniverse() {
        Configuration standard =
                ConfigurationFile.read(Path.of("none.json"), false, Environment.of(Map.of()), new Problems());

        PlayedUniverse universe = PlayedUniverse.of(standard, tape);

        assertTrue(universe.symbols().contains(Symbol.of("COIN")), universe.toString());
        assertEquals(List.of(), universe.missing());
    }

    @Test
    void of_isRefused_whenTheDayHasNoneOfIt() {
        assertThrows(ConfigException.class, () -> PlayedUniverse.of(configured("JPM"), tape));
    }

    private static Configuration configured(String... symbols) {
        return ConfigurationFile.read(Path.of("none.json"), false, Environment.of(Map.of()), new Problems())
                .withUniverse(List.of(symbols).stream().map(Symbol::of).toList());
    }
}
