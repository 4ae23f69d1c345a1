package activetrader.app.doctor;

import activetrader.agent.model.ModelKind;
import activetrader.agent.model.ModelSettings;
import activetrader.app.settings.ServiceAddresses;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.config.ConfigException;
import activetrader.execution.mode.ModeFile;
import activetrader.market.calendar.NyseCalendar;
import activetrader.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Runs all checks that a day of trading needs.
final class Doctor {
    private Doctor() {}

    /// The findings that need no settings, for an installation whose configuration is broken.
    static List<Finding> withoutSettings(ConfigException mistakes) {
        List<Finding> findings = new ArrayList<>();
        findings.add(LocalChecks.java(Runtime.version().feature()));
        mistakes.problems()
                .forEach(
                        problem -> findings.add(Finding.bad("Config", problem, "see docs/reference/configuration.md")));
        return findings;
    }

    static List<Finding> examine(Settings settings, Supplier<TimeSource> clock) {
        TimeSource time = clock.get();
        Path data = settings.installation().data();
        List<Finding> findings = new ArrayList<>();
        findings.add(LocalChecks.java(Runtime.version().feature()));
        findings.add(Finding.good("Config", source(settings.installation().config()) + " is sound"));
        findings.add(Finding.good("Account", settings.endpoints().brokerInWords()));
        findings.add(LocalChecks.limits(settings.configuration().limits()));
        findings.addAll(KeyChecks.of(settings));
        findings.addAll(LocalChecks.folders(settings));
        findings.add(LocalChecks.mode(new ModeFile(data), time.instant()));
        findings.add(LocalChecks.disk(data));
        findings.add(LocalChecks.calendar(
                new StoredCalendar(data, new NyseCalendar()), data.resolve("calendar.json"), time.instant()));
        findings.addAll(LocalChecks.services(settings.endpoints()));
        remote(settings, time, findings);
        return findings;
    }

    private static String source(Path config) {
        return Files.exists(config) ? config.toString() : "the built-in configuration (there is no " + config + ")";
    }

    private static List<Finding> model(ModelSettings model, TimeSource time) {
        Finding listed = RemoteChecks.model(model);
        return listed.verdict() == Finding.Verdict.BAD
                ? List.of(listed)
                : List.of(listed, ModelQuestion.ask(model, time));
    }

    private static void remote(Settings settings, TimeSource time, List<Finding> findings) {
        if (settings.endpoints().key().isPresent()
                && settings.endpoints().secret().isPresent()) {
            try (AlpacaBroker broker = new AlpacaBroker(settings.alpaca(), time)) {
                findings.add(
                        RemoteChecks.broker(broker, time, settings.endpoints().tradingUrl()));
            }
        }
        findings.add(ServiceAddresses.known(settings)
                .map(RemoteChecks::handshakes)
                .orElseGet(() -> Finding.doubtful("MCP", "no token yet", "it is made when a service starts")));
        findings.addAll(
                AlertCheck.of(settings.environment(), settings.configuration().alerts(), time.instant()));
        if (settings.configuration().model().kind() == ModelKind.ENDPOINT) {
            findings.addAll(model(settings.configuration().model(), time));
        }
    }
}
