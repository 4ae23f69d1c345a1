package activetrader.app.history;

import activetrader.app.cli.ExitCode;
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
        for (SeriesKey key : series) {
            try {
                List<HistoryFinding> findings = SeriesCheck.of(options.folder(), calendar, key);
                findings.forEach(finding -> System.out.println(finding.line()));
                faults += findings.size();
            } catch (HistoryException e) {
                System.out.println(e.getMessage());
                faults++;
            }
        }
        System.out.println(
                faults == 0
                        ? "✅ Nothing found in " + series.size() + " series"
                        : "❌ " + faults + " findings in " + series.size() + " series");
        return faults == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
