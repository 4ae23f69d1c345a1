package activetrader.app.settings;

import activetrader.agent.tools.ServiceAddress;
import activetrader.agent.tools.ToolSource;
import activetrader.config.ServiceToken;
import java.util.Optional;

/// The addresses and tokens by which our own clients reach the two MCP services.
public record ServiceAddresses(ToolSource data, ToolSource trade) {
    /// The services on these ports of this machine.
    public static ServiceAddresses at(int dataPort, ServiceToken data, int tradePort, ServiceToken trade) {
        return new ServiceAddresses(
                ServiceAddress.onThisMachine(dataPort, data.own()),
                ServiceAddress.onThisMachine(tradePort, trade.own()));
    }

    /// The services of an installation; a token is made when there is none.
    ///
    /// @throws activetrader.config.ConfigException when a token cannot be read or made
    public static ServiceAddresses of(Settings settings) {
        return at(
                settings.endpoints().dataPort(),
                settings.mcpToken(McpToken.Service.DATA),
                settings.endpoints().tradePort(),
                settings.mcpToken(McpToken.Service.TRADE));
    }

    /// The same with tokens that already exist; empty when one does not, as none is made.
    ///
    /// @throws activetrader.config.ConfigException when a token cannot be read
    public static Optional<ServiceAddresses> known(Settings settings) {
        Optional<ServiceToken> data = existing(settings, McpToken.Service.DATA);
        Optional<ServiceToken> trade = existing(settings, McpToken.Service.TRADE);
        return data.isEmpty() || trade.isEmpty()
                ? Optional.empty()
                : Optional.of(at(
                        settings.endpoints().dataPort(),
                        data.get(),
                        settings.endpoints().tradePort(),
                        trade.get()));
    }

    private static Optional<ServiceToken> existing(Settings settings, McpToken.Service service) {
        return McpToken.existing(settings.environment(), settings.installation().data(), service);
    }
}
