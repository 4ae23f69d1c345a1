package activetrader.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import activetrader.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorFileTest {
    private static final String SIMULATOR = "http://127.0.0.1:8006";
    private static final String CLOCK = "2026-01-14T14:20:00Z@1795389451441*60";
    private static final String PAPER = "https://paper-api.alpaca.markets";

    @TempDir
    private Path data;

    @Test
    void over_givesTheCommandsTheSimulatorOfTheServices() {
        keep(Map.of(
                "ALPACA_BASE_URL",
                SIMULATOR,
                "ACTIVE_TRADER_CLOCK",
                CLOCK,
                "ALPACA_API_KEY",
                "SIM",
                "ALPACA_SECRET_KEY",
                "SIM"));

        Map<String, String> seen = SimulatorFile.in(data)
                .over(Map.of("ALPACA_BASE_URL", " ", "ALPACA_API_KEY", "PKREALREALREALREAL", "PATH", "/bin"));

        assertEquals(SIMULATOR, seen.get("ALPACA_BASE_URL"));
        assertEquals(SIMULATOR, seen.get("ALPACA_DATA_URL"));
        assertEquals(CLOCK, seen.get("ACTIVE_TRADER_CLOCK"));
        assertEquals("SIM", seen.get("ALPACA_API_KEY"), "a real key is not shown to a simulator");
        assertEquals("/bin", seen.get("PATH"));
    }

    @Test
    void over_leavesAnAddressOfTheProcessAlone() {
        keep(Map.of("ALPACA_BASE_URL", SIMULATOR));
        Map<String, String> process = Map.of("ALPACA_BASE_URL", PAPER);

        assertEquals(process, SimulatorFile.in(data).over(process));
    }

    @Test
    void keep_removesTheFile_whenTheBrokerIsElsewhere() {
        keep(Map.of("ALPACA_BASE_URL", SIMULATOR));
        assertTrue(Files.exists(data.resolve("simulator.env")));

        keep(Map.of("ALPACA_BASE_URL", PAPER));

        assertFalse(Files.exists(data.resolve("simulator.env")));
        assertEquals(Map.of(), SimulatorFile.in(data).over(Map.of()));
    }

    @Test
    void keep_writesNoRealKeyDown() throws IOException {
        keep(Map.of(
                "ALPACA_BASE_URL",
                SIMULATOR,
                "ALPACA_API_KEY",
                "PKTEST0123456789ABCD",
                "ALPACA_SECRET_KEY",
                "a-real-secret"));

        assertFalse(Files.readString(data.resolve("simulator.env")).contains("a-real-secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "ALPACA_BASE_URL=https://paper-api.alpaca.markets\n", "ALPACA_BASE_URL=:\n"})
    void over_refusesAFileThatNamesNoSimulator(String content) throws IOException {
        Files.writeString(data.resolve("simulator.env"), content);

        ConfigException refused =
                assertThrows(ConfigException.class, () -> SimulatorFile.in(data).over(Map.of()));

        assertTrue(String.valueOf(refused.getMessage()).contains("must name a simulator on this machine"));
    }

    private void keep(Map<String, String> environment) {
        Settings settings = Settings.read(
                new Installation(data, data.resolve("none.json"), data, data),
                false,
                Environment.of(new HashMap<>(environment)),
                Settings.Needs.NOTHING);
        SimulatorFile.in(data).keep(settings);
    }
}
