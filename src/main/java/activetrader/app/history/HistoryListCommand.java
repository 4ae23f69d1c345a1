package activetrader.app.history;

import activetrader.app.cli.ExitCode;
import activetrader.history.SeriesKey;
import activetrader.market.calendar.NyseCalendar;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `history list`.
@Command(
        name = "list",
        description = "Show what the history covers: # is a whole month, + a part of one, . none.",
        mixinStandardHelpOptions = true)
public final class HistoryListCommand implements Callable<Integer> {
    @Mixin
    private final HistoryOptions options = new HistoryOptions();

    @Override
    public Integer call() {
        CoverageLines coverage = new CoverageLines(options.folder(), new NyseCalendar());
        String head = "";
        for (SeriesKey series : options.series()) {
            if (!CoverageLines.head(series).equals(head)) {
                System.out.print(head.isEmpty() ? "" : System.lineSeparator());
                head = CoverageLines.head(series);
                System.out.println(head);
            }
            coverage.lines(series).forEach(System.out::println);
        }
        return ExitCode.DONE;
    }
}
