package activetrader.app.services;

import activetrader.app.cli.InstallationOptions;
import activetrader.app.settings.McpToken;
import activetrader.app.settings.Settings;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.market.calendar.NyseCalendar;
import activetrader.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `alpaca-data`.
@Command(
        name = "alpaca-data",
        description = "The MCP service with the market's data, indicators and signals, on port 8004.",
        mixinStandardHelpOptions = true)
public final class AlpacaDataCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() {
        return ServiceFrame.run("alpaca-data", options, AlpacaDataCommand::start);
    }

    private static Service start(Settings settings, TimeSource time, Observability surroundings) {
        return DataService.start(
                settings.configuration().universe(),
                settings.alpaca(),
                new StoredCalendar(settings.installation().data(), new NyseCalendar()),
                time,
                new Offer.OnPort(settings.endpoints().dataPort(), settings.mcpToken(McpToken.Service.DATA)),
                surroundings);
    }
}
