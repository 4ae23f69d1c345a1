package activetrader.app.operator;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.config.FileFault;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.risk.TradingMode;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `resume`.
@Command(
        name = "resume",
        description = "Let trading go on after 'panic' or any other restraint.",
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--json", description = "One JSON object with stable keys instead of lines.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = options.operatorSettings(Settings.Needs.NOTHING);
        OperatorConsole console = new OperatorConsole(settings, json);
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        ModeFile file = new ModeFile(settings.installation().data());
        ModeState before = file.read(time.instant());
        ModeState active = new ModeState(TradingMode.ACTIVE, ModeState.OPERATOR, "resumed", time.instant(), null);
        try (OperatorAlerts alerts = OperatorAlerts.open(settings)) {
            write(file, alerts.announced(active));
            alerts.modeChanged(active);
        }
        console.line("✅ Trading is ACTIVE; it was " + before.mode() + " by " + before.setBy() + " (" + before.reason()
                + ")");
        console.answer(Answer.of("resume", active.setAt(), settings).now(active).was(before));
        return ExitCode.DONE;
    }

    private static void write(ModeFile file, ModeState state) {
        try {
            file.write(state);
        } catch (IOException e) {
            throw new UncheckedIOException("the mode is unchanged, " + FileFault.unwritable(file.path(), e), e);
        }
    }
}
