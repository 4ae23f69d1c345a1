package activetrader.app.sweep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.backtest.CostLevel;
import activetrader.app.cli.MarketChoice;
import activetrader.app.settings.ConfigurationFile;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.Trial;
import activetrader.app.sweep.plan.TrialSettings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another process plays from the text that it gets is what this process plays.
@Tag("long")
class SentSweepIT {
    private static final MarketChoice MARKET =
            new MarketChoice(null, null, List.of("SPY", "QQQ", "NVDA", "TSLA", "AMD"), 1, new BigDecimal("50000"));
    private static final Piece PIECE = new Piece(
            new Trial(
                    3,
                    Map.of(
                            "strategy.min_score",
                            30,
                            "strategy.regime",
                            "off",
                            "strategy.reward_risk",
                            new BigDecimal("1.5"))),
            List.of(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 1, 22)));

    @TempDir
    private Path folder;

    private static SentSweep sent(Path home, MarketChoice market) {
        Map<String, Object> configuration = ConfigurationFile.content(home.resolve("none.json"), false);
        return new SentSweep(home.toString(), configuration, "rules", "stress", market);
    }

    /// Through the text, as a worker gets it.
    private static List<SweepRow> played(SentSweep sweep) throws Exception {
        return Json.read(Json.writeWithNulls(sweep), SentSweep.class)
                .play(Json.read(Json.write(SentSweep.SentPiece.of(PIECE)), SentSweep.SentPiece.class));
    }

    @Test
    void rowsOfAnotherProcess_areThoseOfThreads() throws Exception {
        SentSweep sweep = sent(folder, MARKET);
        Map<Integer, Settings> settings = new TrialSettings(
                        Installation.in(folder), Environment.of(Map.of()), sweep.configuration(), "rules")
                .of(List.of(PIECE.trial()), folder);
        List<SweepRow> expected = new ArrayList<>();
        new ThreadEngine(settings, CostLevel.STRESS.in(MARKET.simulator(BigDecimal.ONE)), 2, folder)
                .play(List.of(PIECE), expected::addAll);

        List<SweepRow> rows = played(sweep);

        assertEquals(Json.write(expected), Json.write(rows));
        assertEquals(2, rows.size());
        assertEquals(new BigDecimal("50000"), rows.getFirst().equityBefore());
        assertFalse(rows.stream().allMatch(row -> row.trades() == 0), rows.toString());
    }

    /// Bars that are missing are not remembered as missing; bars that were read are read once.
    @Test
    void barsThatTheWorkerDoesNotSee_areNamed_andPlayedOnceTheyAreThere() throws Exception {
        Path bars = folder.resolve("bars");
        SentSweep sweep = sent(folder, new MarketChoice(bars.toString(), null, null, 1, null));

        List<SweepRow> missing = played(sweep);

        assertTrue(
                missing.stream().allMatch(row -> row.equityBefore() == null && row.fault() != null),
                missing.toString());
        write(bars);
        List<SweepRow> first = played(sweep);
        assertTrue(first.stream().allMatch(row -> row.equityBefore() != null && row.fault() == null), first.toString());
        assertEquals(first, played(sweep));
    }

    @Test
    void marketThatMakesNoSense_isRefused() {
        assertEquals(
                "--bars-feed is for a history, and --bars names none",
                assertThrows(
                                ConfigException.class,
                                () -> played(sent(folder, new MarketChoice(null, "sip", null, 1, null))))
                        .getMessage());
    }

    /// An hour of one symbol on each day of the piece.
    private static void write(Path bars) throws IOException {
        Files.createDirectories(bars);
        for (LocalDate date : PIECE.dates()) {
            StringBuilder lines = new StringBuilder("timestamp,open,high,low,close,volume\n");
            for (int minute = 0; minute < 60; minute++) {
                LocalTime time = LocalTime.of(9, 30).plusMinutes(minute);
                lines.append(date).append("T").append(time).append(":00-05:00,100.10,100.20,100.00,100.15,5000\n");
            }
            Files.writeString(bars.resolve("SPY_" + date + ".csv"), lines);
        }
    }
}
