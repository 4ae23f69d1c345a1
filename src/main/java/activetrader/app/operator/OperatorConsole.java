package activetrader.app.operator;

import activetrader.app.settings.Settings;
import activetrader.execution.flatten.FlattenReport;
import activetrader.json.Json;
import activetrader.text.VisibleText;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.time.Duration;
import java.util.function.Supplier;

/// Prints what an operator's command does: lines for a person, or one JSON object for a program.
final class OperatorConsole {
    /// After this time without an end, the console prints what a person can do meanwhile.
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Settings settings;
    private final boolean json;

    /// Prints which broker the command uses.
    OperatorConsole(Settings settings, boolean json) {
        this.settings = settings;
        this.json = json;
        line(BrokerLine.of(settings));
    }

    void line(String text) {
        if (!json) {
            System.out.println(VisibleText.of(text));
        }
    }

    void answer(Answer answer) {
        if (json) {
            System.out.println(Json.writePrettyWithNulls(answer));
        }
    }

    /// Runs `flatten` and shows its report.
    FlattenReport watch(Supplier<FlattenReport> flatten) {
        WallTime machine = WallTime.system();
        TimeSource.Timer patience = machine.at(machine.instant().plus(LONG), "advice", () -> {
            line("⏳ Not flat yet, still trying; Ctrl-C ends it.");
            BrokerLine.advice(settings).forEach(this::line);
        });
        FlattenReport report;
        try {
            report = flatten.get();
        } finally {
            patience.cancel();
        }
        FlattenTable.lines(report).forEach(this::line);
        if (!report.flat()) {
            BrokerLine.advice(settings).forEach(this::line);
        }
        return report;
    }
}
