package activetrader.app.operator;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.settings.Settings;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.risk.TradingMode;
import activetrader.text.VisibleText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `panic`.
@Command(
        name = "panic",
        description =
                "Stop everything now: halt trading, cancel all orders, close all positions, whoever made them, verify. Trading stays"
                        + " HALTED until 'active-trader resume'. Exit 0 only when the account is flat.",
        mixinStandardHelpOptions = true)
public final class PanicCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "panic", description = "Kept with the mode.")
    private String reason = "panic";

    @Option(
            names = "--everything",
            description = "Also crypto, options and other asset classes, by the broker's own call that closes the whole"
                    + " account and cancels every order in it.")
    private boolean everything;

    @Override
    public Integer call() {
        Settings settings = options.settingsForExits();
        try (DirectFlatten direct = new DirectFlatten(settings)) {
            halt(settings, direct);
            FlattenReport report = direct.run(
                    new FlattenRequest(ModeState.PANIC, reason),
                    everything ? DirectFlatten.Reach.EVERYTHING : DirectFlatten.Reach.STOCKS);
            FlattenTable.lines(report).stream().map(VisibleText::of).forEach(System.out::println);
            return report.flat() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /// Positions are closed even when the mode cannot be kept.
    private void halt(Settings settings, DirectFlatten direct) {
        ModeFile file = new ModeFile(settings.installation().data());
        try {
            file.write(new ModeState(TradingMode.HALTED, ModeState.PANIC, reason, direct.now(), null));
            System.out.println("🛑 Trading is HALTED until 'active-trader resume'");
        } catch (IOException e) {
            System.err.println("❌ HALTED could not be kept in " + file.path() + ": " + e.getMessage()
                    + "; stop the services as well");
        }
    }
}
