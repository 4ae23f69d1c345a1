package activetrader.app.operator;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.logging.Logging;
import activetrader.app.settings.Settings;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
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
            description = "Also external positions and orders, where execution.flatten_external is false.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object with stable keys instead of lines.")
    private boolean json;

    @Override
    public Integer call() {
        Logging.brief();
        Settings settings = options.settingsForExits();
        OperatorConsole console = new OperatorConsole(settings, json);
        try (DirectFlatten direct = new DirectFlatten(settings)) {
            Answer answer = Answer.of("flatten", direct.now(), settings);
            if (ifDue && !direct.isDue()) {
                console.line("ℹ️  Not due: no close within 3 minutes 30 seconds");
                console.answer(answer.due(false));
                return ExitCode.DONE;
            }
            FlattenRequest request = new FlattenRequest(ifDue ? "timer" : "operator", ifDue ? "end of day" : "flatten");
            DirectFlatten.Reach reach = all ? DirectFlatten.Reach.STOCKS : DirectFlatten.Reach.CONFIGURED;
            FlattenReport report = console.watch(() -> direct.run(request, reach));
            console.answer((ifDue ? answer.due(true) : answer).with(report));
            return report.flat() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
