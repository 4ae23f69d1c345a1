package activetrader.broker.alpaca;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/// What an address of a trading API means for the money behind it.
public enum AlpacaHosts {
    /// Alpaca's paper accounts: no money.
    PAPER,
    /// Alpaca's live accounts: real money.
    LIVE,
    /// A server on this machine, such as the simulator: no money.
    LOOPBACK,
    /// Any other host. It may lead to real money, so treat it as [#LIVE].
    UNKNOWN;

    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    public static AlpacaHosts of(URI url) {
        String host = url.getHost() == null
                ? ""
                : url.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK_V4.matcher(host).matches()) {
            return LOOPBACK;
        }
        return switch (host) {
            case "paper-api.alpaca.markets" -> PAPER;
            case "api.alpaca.markets" -> LIVE;
            default -> UNKNOWN;
        };
    }

    /// Whether an order sent there may move real money.
    public boolean mayBeRealMoney() {
        return switch (this) {
            case PAPER, LOOPBACK -> false;
            case LIVE, UNKNOWN -> true;
        };
    }
}
