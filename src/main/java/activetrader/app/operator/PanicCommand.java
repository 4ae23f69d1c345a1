package activetrader.app.operator;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Settings;
import activetrader.config.FileFault;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `panic`.
@Command(
        name = "panic",
        description =
                "Stop everything now: halt trading, cancel all orders, close all positions, external ones too, verify. Trading stays"
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

    @Option(names = "--json", description = "One JSON object with stable keys instead of lines.")
    private boolean json;

    @Override
    public Integer call() {
        Logging.brief();
        Settings settings = options.settingsForExits();
        OperatorConsole console = new OperatorConsole(settings, json);
        try (DirectFlatten direct = new DirectFlatten(settings)) {
            Answer answer = Answer.of("panic", direct.now(), settings)
                    .now(halted(settings, direct, console).orElse(null));
            DirectFlatten.Reach reach = everything ? DirectFlatten.Reach.EVERYTHING : DirectFlatten.Reach.STOCKS;
            FlattenRequest request = new FlattenRequest(ModeState.PANIC, reason);
            FlattenReport report = console.watch(() -> direct.run(request, reach));
            console.answer(answer.with(report));
            return report.flat() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /// The mode after the halt; empty when it cannot be written. Positions are closed all the same.
    private Optional<ModeState> halted(Settings settings, DirectFlatten direct, OperatorConsole console) {
        ModeFile file = new ModeFile(settings.installation().data());
        try {
            ModeState halted = new ModeState(TradingMode.HALTED, ModeState.PANIC, reason, direct.now(), null);
            file.write(direct.alerts().announced(halted));
            direct.alerts().modeChanged(halted);
            console.line("🛑 Trading is HALTED until 'active-trader resume'");
            return Optional.of(halted);
        } catch (IOException e) {
            System.err.println("❌ HALTED could not be kept in " + file.path() + ": " + FileFault.of(file.path(), e)
                    + "; stop the services as well");
            return Optional.empty();
        }
    }
}
