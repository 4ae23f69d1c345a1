package activetrader.app.backtest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.simulator.SimulatorSettings;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestReportTest {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);

    @TempDir
    private Path folder;

    @Test
    void finish_writesTheResult_andAPageBesideIt() throws IOException {
        Path records = Files.createDirectories(folder.resolve("records"));
        BacktestReport report = new BacktestReport(
                new BacktestPlan(SimulatorSettings.defaults(), List.of(DATE), 1, false, records, true),
                folder.resolve("week.json"),
                new DayProgress(1, () -> Duration.ZERO, _ -> {}));
        Money equity = Money.of(100_000);
        report.add(new PlayedDay(
                DATE,
                0,
                Money.ZERO,
                List.of(),
                new TradingSample(
                        List.of(new TradedDay(DATE, equity, equity, Money.ZERO, Money.ZERO, Money.ZERO)), List.of())));

        report.finish(new PlayedBars(), Duration.ZERO);

        assertTrue(Files.exists(folder.resolve("week.json")));
        assertTrue(Files.readString(folder.resolve("week.html")).contains("Backtest, 1 trading day, 0 trades."));
    }
}
