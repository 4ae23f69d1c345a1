package activetrader.app.services;

import activetrader.app.cli.InstallationOptions;
import activetrader.app.settings.McpToken;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaPastBars;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.history.HistoryFolder;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.TimeSource;
import java.util.List;
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
        TradingCalendar calendar = new StoredCalendar(settings.installation().data(), new NyseCalendar());
        List<Symbol> universe = settings.configuration().universe();
        Service tools = DataService.start(
                universe,
                settings.alpaca(),
                calendar,
                time,
                new Offer.OnPort(settings.endpoints().dataPort(), settings.mcpToken(McpToken.Service.DATA)),
                surroundings);
        AlpacaPastBars source = new AlpacaPastBars(settings.alpaca(), time);
        HistoryFolder history = new HistoryFolder(settings.installation().data().resolve("history"));
        return new KeepingService(tools, source, SessionKeeper.start(source, history, universe, calendar, time));
    }
}
