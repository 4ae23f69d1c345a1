package activetrader.app.operator;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.risk.TradingMode;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `resume`.
@Command(
        name = "resume",
        description = "Let trading go on after 'panic' or any other restraint.",
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() throws IOException {
        Settings settings = options.settings(Settings.Needs.NOTHING);
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        ModeFile file = new ModeFile(settings.installation().data());
        ModeState before = file.read(time.instant());
        file.write(new ModeState(TradingMode.ACTIVE, "operator", "resumed", time.instant(), null));
        System.out.println("✅ Trading is ACTIVE; it was " + before.mode() + " by " + before.setBy() + " ("
                + before.reason() + ")");
        return ExitCode.DONE;
    }
}
