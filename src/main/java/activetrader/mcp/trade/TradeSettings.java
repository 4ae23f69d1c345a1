package activetrader.mcp.trade;

import activetrader.config.ServiceToken;
import activetrader.metrics.MetricPage;

/// What alpaca-trade needs to know.
///
/// @param port on loopback; 0 for a free one
/// @param token what clients must show
/// @param version of the program, shown to clients
/// @param metrics what `/metrics` shows
public record TradeSettings(int port, ServiceToken token, String version, MetricPage metrics) {
    /// The port when the configuration names none.
    public static final int DEFAULT_PORT = 8005;

    /// With a page of metrics of its own.
    public TradeSettings(int port, ServiceToken token, String version) {
        this(port, token, version, new MetricPage());
    }
}
