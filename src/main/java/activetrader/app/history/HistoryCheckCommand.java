package activetrader.app.history;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.ProgressLine;
import activetrader.history.HistoryException;
import activetrader.history.SeriesKey;
import activetrader.history.check.HistoryFinding;
import activetrader.history.check.SeriesCheck;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `history check`.
@Command(
        name = "check",
        description = "Look for missing sessions and minutes, bad ticks, bars without volume, jumps that look like a"
                + " split and sessions of the wrong length. Exit 1 when there are any.",
        mixinStandardHelpOptions = true)
public final class HistoryCheckCommand implements Callable<Integer> {
    @Mixin
    private final HistoryOptions options = new HistoryOptions();

    @Override
    public Integer call() {
        TradingCalendar calendar = new NyseCalendar();
        List<SeriesKey> series = options.series();
        int faults = 0;
        try (ProgressLine progress = ProgressLine.open()) {
            for (int done = 0; done < series.size(); done++) {
                progress.show(done, series.size(), "series");
                List<String> found = findings(series.get(done), calendar);
                faults += found.size();
                if (!found.isEmpty()) {
                    progress.clear();
                    found.forEach(System.out::println);
                }
            }
        }
        System.out.println(
                faults == 0
                        ? "✅ Nothing found in " + series.size() + " series"
                        : "❌ " + faults + " findings in " + series.size() + " series");
        return faults == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<String> findings(SeriesKey series, TradingCalendar calendar) {
        try {
            return SeriesCheck.of(options.folder(), calendar, series).stream()
                    .map(HistoryFinding::line)
                    .toList();
        } catch (HistoryException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
