package activetrader.app.history;

import activetrader.app.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `history`, which has commands of its own.
@Command(
        name = "history",
        description = "Keep bars of past days below data/history, to play them with --bars data/history.",
        mixinStandardHelpOptions = true,
        subcommands = {
            HistoryFetchCommand.class,
            HistoryImportCommand.class,
            HistoryListCommand.class,
            HistoryCheckCommand.class
        })
public final class HistoryCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.BAD_USAGE;
    }
}
