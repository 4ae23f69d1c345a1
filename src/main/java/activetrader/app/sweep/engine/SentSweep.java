package activetrader.app.sweep.engine;

import activetrader.app.backtest.CostLevel;
import activetrader.app.cli.MarketChoice;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.Trial;
import activetrader.app.sweep.plan.TrialSettings;
import activetrader.config.Environment;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.recorded.RecordedBars;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What another process needs to play any piece of a sweep, as text. It holds no key: models that need one are not
/// for it.
///
/// @param home the folder of the installation; where it is missing, the JAR's own files are used
/// @param configuration as it is written
/// @param model one that needs no network
/// @param costs `none`, `alpaca` or `stress`
public record SentSweep(
        @JsonProperty("home") String home,
        @JsonProperty("configuration") Map<String, Object> configuration,
        @JsonProperty("model") String model,
        @JsonProperty("costs") String costs,
        @JsonProperty("market") MarketChoice market) {
    /// Bars that this process has read: it plays the same days for one trial after the other.
    private static final Map<MarketChoice, RecordedBars> READ = new ConcurrentHashMap<>();

    /// A piece as it is sent.
    public record SentPiece(
            @JsonProperty("trial") int trial,
            @JsonProperty("values") Map<String, Object> values,
            @JsonProperty("dates") List<LocalDate> dates) {
        public static SentPiece of(Piece piece) {
            return new SentPiece(piece.trial().number(), piece.trial().values(), piece.dates());
        }

        Piece piece() {
            return new Piece(new Trial(trial, values), dates);
        }
    }

    /// Plays a piece, one day after the other.
    public List<SweepRow> play(SentPiece sent) throws InterruptedException, IOException {
        Piece piece = sent.piece();
        try (TaskFolder folder = TaskFolder.open()) {
            Path work = folder.path();
            TrialSettings making =
                    new TrialSettings(Installation.in(Path.of(home)), Environment.of(Map.of()), configuration, model);
            Map<Integer, Settings> settings = making.of(List.of(piece.trial()), work);
            Settings own = settings.values().iterator().next();
            SimulatorSettings simulator =
                    CostLevel.of(costs).in(market.simulator(own.configuration().initialCash()));
            RecordedBars read = READ.get(market);
            RecordedBars bars = read == null ? simulator.bars() : read;
            List<SweepRow> rows = new ArrayList<>();
            new ThreadEngine(settings, simulator.withBars(bars), 1, work).play(List.of(piece), rows::addAll);
            if (bars != null && rows.stream().allMatch(row -> row.fault() == null)) {
                READ.putIfAbsent(market, bars);
            }
            return rows;
        }
    }
}
