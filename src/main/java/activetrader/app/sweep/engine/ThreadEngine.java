package activetrader.app.sweep.engine;

import activetrader.app.backtest.IndependentDays;
import activetrader.app.settings.Settings;
import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.Trial;
import activetrader.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Plays one piece after the other in this process, several days at a time.
///
/// @param configured the settings of each trial, by its number
/// @param jobs days at a time
/// @param work the folder for the records while a day is played
public record ThreadEngine(Map<Integer, Settings> configured, SimulatorSettings market, int jobs, Path work)
        implements SweepEngine {
    @Override
    public void play(List<Piece> pieces, Consumer<List<SweepRow>> played) throws InterruptedException {
        for (Piece piece : pieces) {
            played.accept(rows(piece.trial(), piece.dates()));
        }
    }

    private List<SweepRow> rows(Trial trial, List<LocalDate> dates) throws InterruptedException {
        Settings settings = configured.get(trial.number());
        if (settings == null) {
            throw new IllegalStateException("trial " + trial.number() + " has no settings");
        }
        List<SweepRow> rows = new ArrayList<>();
        new IndependentDays(settings, jobs)
                .play(market, dates, work.resolve("trial-" + trial.number()), day -> rows.add(SweepRow.of(trial, day)));
        return rows;
    }
}
