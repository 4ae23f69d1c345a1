package activetrader.app.sweep.result;

import activetrader.app.sweep.part.SweepRow;
import activetrader.app.sweep.plan.Trial;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import activetrader.statistics.inference.TrialMatrix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of a whole sweep: one for each day of each trial.
///
/// @param trials those of which every day counts
/// @param faulty one line for each trial that is left out, as one of its days does not count
public record SweepTable(
        List<Trial> trials, List<LocalDate> dates, Map<Integer, List<SweepRow>> rows, List<String> faulty) {
    public SweepTable {
        trials = List.copyOf(trials);
        dates = List.copyOf(dates);
        faulty = List.copyOf(faulty);
    }

    /// @throws IllegalArgumentException when a row is missing or there twice
    public static SweepTable of(List<Trial> trials, List<LocalDate> dates, List<SweepRow> all) {
        Map<Integer, Map<LocalDate, SweepRow>> byTrial = new HashMap<>();
        for (SweepRow row : all) {
            if (byTrial.computeIfAbsent(row.trial(), _ -> new HashMap<>()).put(row.date(), row) != null) {
                throw new IllegalArgumentException("trial " + row.trial() + " has " + row.date() + " twice");
            }
        }
        List<Trial> sound = new ArrayList<>();
        List<String> faulty = new ArrayList<>();
        Map<Integer, List<SweepRow>> rows = new HashMap<>();
        for (Trial trial : trials) {
            Map<LocalDate, SweepRow> days = byTrial.getOrDefault(trial.number(), Map.of());
            List<SweepRow> inOrder =
                    dates.stream().map(date -> row(days, trial, date)).toList();
            inOrder.stream()
                    .filter(row -> row.fault() != null)
                    .findFirst()
                    .ifPresentOrElse(
                            row -> faulty.add(
                                    "trial " + trial.number() + " is left out: " + row.date() + " " + row.fault()),
                            () -> {
                                sound.add(trial);
                                rows.put(trial.number(), inOrder);
                            });
        }
        return new SweepTable(sound, dates, rows, faulty);
    }

    private static SweepRow row(Map<LocalDate, SweepRow> days, Trial trial, LocalDate date) {
        SweepRow row = days.get(date);
        if (row == null) {
            throw new IllegalArgumentException("trial " + trial.number() + " has no row for " + date);
        }
        return row;
    }

    public List<SweepRow> rowsOf(Trial trial) {
        return rows.getOrDefault(trial.number(), List.of());
    }

    public List<TradedDay> days(Trial trial) {
        return rowsOf(trial).stream().map(SweepRow::day).toList();
    }

    public TradingSample sample(Trial trial) {
        return new TradingSample(days(trial), List.of());
    }

    public int trades(Trial trial) {
        return rowsOf(trial).stream().mapToInt(SweepRow::trades).sum();
    }

    /// The daily returns of the trials.
    public TrialMatrix matrix() {
        return new TrialMatrix(
                trials.stream().map(trial -> "" + trial.number()).toList(),
                trials.stream().map(trial -> sample(trial).returns()).toArray(double[][]::new));
    }
}
