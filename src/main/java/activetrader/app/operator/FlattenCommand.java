package activetrader.app.operator;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.settings.Settings;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.text.VisibleText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `flatten`.
@Command(
        name = "flatten",
        description = "Cancel all orders and close all positions at the broker, with or without the services. Exit 0"
                + " only when the broker confirms that the account is flat.",
        mixinStandardHelpOptions = true)
public final class FlattenCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(
            names = "--if-due",
            description = "Do nothing unless the market closes within 3 minutes 30 seconds. For the timer.")
    private boolean ifDue;

    @Option(
            names = "--all",
            description = "Also what somebody else made in the account, where execution.flatten_external is false.")
    private boolean all;

    @Override
    public Integer call() {
        Settings settings = options.settingsForExits();
        try (DirectFlatten direct = new DirectFlatten(settings)) {
            if (ifDue && !direct.isDue()) {
                System.out.println("ℹ️  Not due: no close within 3 minutes 30 seconds");
                return ExitCode.DONE;
            }
            FlattenReport report = direct.run(
                    new FlattenRequest(ifDue ? "timer" : "operator", ifDue ? "end of day" : "flatten"),
                    all ? DirectFlatten.Reach.STOCKS : DirectFlatten.Reach.CONFIGURED);
            FlattenTable.lines(report).stream().map(VisibleText::of).forEach(System.out::println);
            return report.flat() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
