package activetrader.app.settings;

import activetrader.config.Environment;
import activetrader.config.Problems;

/// Allows real money only when the configuration, the environment and the address all say so.
final class LiveTrading {
    static final String VARIABLE = "ACTIVE_TRADER_LIVE";

    private LiveTrading() {}

    /// Adds a problem unless all three say paper or all three say live.
    static void check(boolean configured, Environment environment, Endpoints endpoints, Problems problems) {
        boolean confirmed = isConfirmed(environment);
        boolean liveUrl = endpoints.isLive();
        if (!configured && !confirmed && !liveUrl) {
            contradiction(environment, problems);
            return;
        }
        if (!configured) {
            problems.add("live trading refused: the configuration does not have \"live_trading\": true");
        }
        if (!confirmed) {
            problems.add("live trading refused: the environment does not have " + VARIABLE + "=yes");
        }
        if (!liveUrl) {
            problems.add("live trading refused: ALPACA_BASE_URL is not a live address, was " + endpoints.tradingUrl());
        }
        if (liveUrl && environment.get("ALPACA_PAPER_TRADING", "false").equalsIgnoreCase("true")) {
            problems.add("live trading refused: ALPACA_PAPER_TRADING is true, but the broker is at "
                    + endpoints.tradingUrl());
        }
        if (liveUrl
                && endpoints.key().filter(key -> key.reveal().startsWith("PK")).isPresent()) {
            problems.add("live trading refused: ALPACA_API_KEY is the key of a paper account (it starts with PK)");
        }
    }

    static boolean isConfirmed(Environment environment) {
        return environment.get(VARIABLE, "no").equals("yes");
    }

    private static void contradiction(Environment environment, Problems problems) {
        if (environment.get("ALPACA_PAPER_TRADING", "true").equalsIgnoreCase("false")) {
            problems.add(
                    "ALPACA_PAPER_TRADING is false, but ALPACA_BASE_URL is a paper address; set one of them right");
        }
    }
}
