package activetrader.app.sweep.engine;

import activetrader.app.backtest.IndependentDays;
import activetrader.app.settings.Settings;
import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.SweepPart;
import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.Trial;
import activetrader.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/// Plays the pieces of a shard that its part has not yet.
///
/// @param configured the settings of each trial, by its number
/// @param jobs days at a time
/// @param work the folder for the records while a day is played
public record Sweep(Map<Integer, Settings> configured, SimulatorSettings market, int jobs, Path work) {
    /// @param played gets the number of pieces that are done, after each
    /// @throws InterruptedException when the thread is interrupted; what is in the part stays
    public void run(List<Piece> pieces, SweepPart part, IntConsumer played) throws InterruptedException, IOException {
        Map<Integer, Set<LocalDate>> begun = new HashMap<>();
        part.begun()
                .forEach(row ->
                        begun.computeIfAbsent(row.trial(), _ -> new HashSet<>()).add(row.date()));
        int done = 0;
        for (Piece piece : pieces) {
            Set<LocalDate> there = begun.getOrDefault(piece.trial().number(), Set.of());
            List<LocalDate> missing =
                    piece.dates().stream().filter(date -> !there.contains(date)).toList();
            if (!missing.isEmpty()) {
                part.add(rows(piece.trial(), missing));
            }
            done++;
            played.accept(done);
        }
        part.finish();
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
