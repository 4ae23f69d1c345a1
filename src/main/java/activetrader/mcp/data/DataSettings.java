package activetrader.mcp.data;

import activetrader.config.ServiceToken;
import activetrader.market.Symbol;
import activetrader.metrics.MetricPage;
import java.util.List;

/// The settings of alpaca-data.
///
/// @param universe the symbols of a scan that names none, without duplicates
/// @param port on loopback; 0 for a free one
/// @param token the token that clients must send
/// @param version of the program, shown to clients
/// @param metrics the page that `/metrics` shows
public record DataSettings(List<Symbol> universe, int port, ServiceToken token, String version, MetricPage metrics) {
    /// The port when the configuration names none.
    public static final int DEFAULT_PORT = 8004;

    public DataSettings {
        universe = universe.stream().distinct().toList();
        if (universe.isEmpty()) {
            throw new IllegalArgumentException("the universe must hold at least one symbol");
        }
    }

    /// As above, with a metric page of its own.
    public DataSettings(List<Symbol> universe, int port, ServiceToken token, String version) {
        this(universe, port, token, version, new MetricPage());
    }
}
