package activetrader.app.sweep.part;

import activetrader.app.sweep.plan.Trial;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What is played in one go: a trial over the days of a month.
///
/// @param dates of one month, in order
public record Piece(Trial trial, List<LocalDate> dates) {
    public Piece {
        dates = List.copyOf(dates);
    }

    /// All pieces, month by month. As many shards as months have a month each.
    public static List<Piece> of(List<Trial> trials, List<LocalDate> dates) {
        TreeMap<YearMonth, List<LocalDate>> months = new TreeMap<>();
        dates.forEach(date -> months.computeIfAbsent(YearMonth.from(date), _ -> new ArrayList<>())
                .add(date));
        return months.values().stream()
                .flatMap(month -> trials.stream().map(trial -> new Piece(trial, month)))
                .toList();
    }
}
