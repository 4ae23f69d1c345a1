package activetrader.app.services;

import activetrader.app.chat.TelegramOperator;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.McpToken;
import activetrader.app.settings.OperatorToken;
import activetrader.app.settings.Settings;
import activetrader.app.settings.SimulatorFile;
import activetrader.broker.alpaca.TradeUpdates;
import activetrader.market.fees.FeeSchedule;
import activetrader.time.TimeSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `alpaca-trade`.
@Command(
        name = "alpaca-trade",
        description = "The MCP service that holds the account: risk gate, orders, stops, flatten, on port 8005.",
        mixinStandardHelpOptions = true)
public final class AlpacaTradeCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() {
        return ServiceFrame.run("alpaca-trade", options, AlpacaTradeCommand::start);
    }

    private static Service start(Settings settings, TimeSource time, Observability surroundings) {
        TradeService service = TradeService.start(
                settings.configuration(),
                settings.configuration()
                        .execution()
                        .charging(settings.endpoints().isLive() ? FeeSchedule.ALPACA : FeeSchedule.NONE)
                        .comparingClock(ClockChoice.isComparable(
                                settings.environment(), settings.endpoints().tradingUrl())),
                settings.alpaca(),
                settings.records(),
                time,
                new Offer.OnPort(
                        settings.endpoints().tradePort(),
                        settings.mcpToken(McpToken.Service.TRADE),
                        OperatorToken.of(
                                settings.environment(), settings.installation().data())),
                surroundings);
        try {
            SimulatorFile.in(settings.installation().data()).keep(settings);
            TelegramOperator.open(settings, service.operator(), time).ifPresent(bot -> service.alongside(bot::close));
            service.follow(new TradeUpdates(settings.alpaca(), time, service.calendar()));
            return service;
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }
}
