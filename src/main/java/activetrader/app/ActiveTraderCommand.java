package activetrader.app;

import activetrader.app.backtest.BacktestCommand;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.Version;
import activetrader.app.doctor.DoctorCommand;
import activetrader.app.dryrun.DryRunCommand;
import activetrader.app.history.HistoryCommand;
import activetrader.app.operator.FlattenCommand;
import activetrader.app.operator.PanicCommand;
import activetrader.app.operator.ResumeCommand;
import activetrader.app.page.PageCommand;
import activetrader.app.replay.ReplayCommand;
import activetrader.app.report.ReportCommand;
import activetrader.app.services.AlpacaDataCommand;
import activetrader.app.services.AlpacaTradeCommand;
import activetrader.app.services.RunCommand;
import activetrader.app.shell.CompletionCommand;
import activetrader.app.shell.ManPagesCommand;
import activetrader.app.simulate.SimulatorCommand;
import activetrader.app.status.StatusCommand;
import activetrader.app.sweep.SweepCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/// The command `active-trader` itself; alone it runs the daemon.
/// See decision 1.
@Command(
        name = "active-trader",
        description = "An autonomous day trader for US stocks that is flat before every close.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            AlpacaDataCommand.class,
            AlpacaTradeCommand.class,
            DryRunCommand.class,
            BacktestCommand.class,
            ReplayCommand.class,
            SweepCommand.class,
            SimulatorCommand.class,
            HistoryCommand.class,
            FlattenCommand.class,
            PanicCommand.class,
            ResumeCommand.class,
            ReportCommand.class,
            PageCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            ManPagesCommand.class,
            HelpCommand.class,
        },
        footer = {"", "Without a command: run. Exit codes: 0 done, 1 failed, 2 bad usage or configuration."})
final class ActiveTraderCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() throws Exception {
        return RunCommand.run(options);
    }
}
