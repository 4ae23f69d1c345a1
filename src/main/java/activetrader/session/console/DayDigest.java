package activetrader.session.console;

import activetrader.journal.TradeRow;
import activetrader.session.summary.DaySummary;
import java.util.ArrayList;
import java.util.List;

/// The short form of a day: its fills and its numbers.
public final class DayDigest {
    private DayDigest() {}

    /// @param fills of the day, oldest first
    public static List<String> lines(List<TradeRow> fills, DaySummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("🔔 Fills of " + summary.date() + ":");
        lines.addAll(CycleBlock.tree(
                fills.isEmpty()
                        ? List.of("none")
                        : fills.stream()
                                .map(fill -> ConsoleText.time(fill.at()) + " " + FillLine.of(fill))
                                .toList()));
        lines.addAll(EndOfDayBlock.summary(summary));
        return lines;
    }
}
