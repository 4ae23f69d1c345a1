package activetrader.mcp.trade;

import activetrader.config.ServiceToken;
import activetrader.metrics.MetricPage;

/// The settings of alpaca-trade.
///
/// @param port on loopback; 0 for a free one
/// @param token the token that clients must send
/// @param version of the program, shown to clients
/// @param metrics the page that `/metrics` shows
public record TradeSettings(int port, ServiceToken token, String version, MetricPage metrics) {
    /// The port when the configuration names none.
    public static final int DEFAULT_PORT = 8005;

    /// As above, with a metric page of its own.
    public TradeSettings(int port, ServiceToken token, String version) {
        this(port, token, version, new MetricPage());
    }
}
