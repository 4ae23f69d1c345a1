package activetrader.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.app.settings.DateRange;
import activetrader.config.ConfigException;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestDatesTest {
    private static final DateRange OPEN = new DateRange(null, null);

    @TempDir
    private Path folder;

    @Test
    void dates_areThoseOfTheConfiguration_whenNoneIsNamed() {
        SimulatorSettings market = SimulatorSettings.defaults();
        DateRange range = new DateRange(LocalDate.of(2026, 1, 16), LocalDate.of(2026, 1, 20));

        assertEquals(
                List.of(LocalDate.of(2026, 1, 16), LocalDate.of(2026, 1, 20)),
                BacktestDates.of(market, null, null, range));
        assertEquals(List.of(LocalDate.of(2026, 1, 21)), BacktestDates.of(market, "2026-01-21", "2026-01-21", range));
        assertEquals(
                "there is no trading day from 2026-01-17 to 2026-01-18, the date_range of the configuration",
                assertThrows(
                                ConfigException.class,
                                () -> BacktestDates.of(
                                        market,
                                        null,
                                        null,
                                        new DateRange(LocalDate.of(2026, 1, 17), LocalDate.of(2026, 1, 18))))
                        .getMessage());
    }

    @Test
    void dates_areTheSessions_ofASyntheticMarket() {
        assertEquals(
                List.of(LocalDate.of(2026, 1, 16), LocalDate.of(2026, 1, 20)),
                BacktestDates.of(SimulatorSettings.defaults(), "2026-01-16", "2026-01-20", OPEN));
    }

    @Test
    void dates_areThoseOfTheFolder_insideTheRange() throws IOException {
        for (String date : List.of("2024-03-07", "2024-03-08", "2024-03-11")) {
            Files.writeString(folder.resolve("AAPL_" + date + ".csv"), "");
            Files.writeString(folder.resolve("SPY_" + date + ".csv"), "");
        }
        SimulatorSettings recorded = SimulatorSettings.defaults().withBars(RecordedBars.at(folder, null));

        assertEquals(3, BacktestDates.of(recorded, null, null, OPEN).size());
        assertEquals(List.of(LocalDate.of(2024, 3, 8)), BacktestDates.of(recorded, "2024-03-08", "2024-03-10", OPEN));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-17, 2026-01-18, there is no trading day from 2026-01-17 to 2026-01-18",
        "2026-01-20, 2026-01-16, --to 2026-01-16 is before --from 2026-01-20",
        "2026-1-16, 2026-01-20, '--from must look like 2026-03-02, was \"2026-1-16\"'",
    })
    void dates_areRefused_whenThereAreNone(String from, String to, String reason) {
        SimulatorSettings market = SimulatorSettings.defaults();

        assertEquals(
                reason,
                assertThrows(ConfigException.class, () -> BacktestDates.of(market, from, to, OPEN))
                        .getMessage());
    }
}
