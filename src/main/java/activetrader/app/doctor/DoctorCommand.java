package activetrader.app.doctor;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.ProgressLine;
import activetrader.app.cli.Terminal;
import activetrader.app.logging.Logging;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `doctor`.
@Command(
        name = "doctor",
        description =
                "Check this installation: Java, configuration, keys, folders, ports, services, clock, calendar, disk,"
                        + " broker, alerts (one test alert) and model (one short question). Exit 0 when nothing is"
                        + " broken.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() {
        Logging.silent();
        Terminal output = Terminal.output();
        List<Finding> findings;
        try (ProgressLine progress = ProgressLine.open()) {
            progress.show("checking ...");
            findings = findings();
        }
        findings.forEach(finding -> printed(finding, output));
        boolean broken = findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.BAD);
        System.out.println();
        System.out.println(output.painted(broken ? "❌ Not ready: mend the lines marked ❌" : "✅ Ready"));
        return broken ? ExitCode.FAILED : ExitCode.DONE;
    }

    /// Lines that belong together have one colour. In a pipe a finding is one line, for grep.
    private static void printed(Finding finding, Terminal output) {
        if (!output.isThere()) {
            System.out.println(finding.line());
            return;
        }
        String colour = finding.line();
        finding.lines(output.pageColumns()).forEach(line -> System.out.println(output.painted(colour, line)));
    }

    private List<Finding> findings() {
        try {
            Settings settings = options.operatorSettings(Settings.Needs.NOTHING);
            return Doctor.examine(
                    settings,
                    () -> ClockChoice.of(
                            settings.environment(), settings.endpoints().tradingUrl()));
        } catch (ConfigException e) {
            return Doctor.withoutSettings(e);
        }
    }
}
