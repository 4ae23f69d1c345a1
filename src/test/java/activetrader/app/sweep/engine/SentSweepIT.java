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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
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

    @Test
    void barsThatTheWorkerDoesNotSee_areNamed() throws Exception {
        SentSweep sweep = sent(folder, new MarketChoice(folder.resolve("bars").toString(), null, null, 1, null));

        List<SweepRow> rows = played(sweep);

        assertTrue(rows.stream().allMatch(row -> row.equityBefore() == null && row.fault() != null), rows.toString());
        ConfigException wrongFeed = assertThrows(
                ConfigException.class, () -> played(sent(folder, new MarketChoice(null, "sip", null, 1, null))));
        assertEquals("--bars-feed is for a history, and --bars names none", wrongFeed.getMessage());
    }
}
