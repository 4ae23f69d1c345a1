package activetrader.mcp.trade;

import activetrader.config.Secret;

/// What alpaca-trade needs to know.
///
/// @param port on loopback; 0 for a free one
/// @param token what clients must show
/// @param version of the program, shown to clients
public record TradeSettings(int port, Secret token, String version) {
    /// The port when the configuration names none.
    public static final int DEFAULT_PORT = 8005;
}
