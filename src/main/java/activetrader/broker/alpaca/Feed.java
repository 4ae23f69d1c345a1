package activetrader.broker.alpaca;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The tape that market data comes from. It is named in every request, because Alpaca's default changes with the
/// plan and with the age of the data, in the middle of a series.
public enum Feed {
    /// One exchange with about 2.5 % of the volume; free.
    IEX,
    /// All exchanges; the free plan has it only 15 minutes late, and refuses anything newer.
    SIP,
    /// All exchanges, 15 minutes late.
    DELAYED_SIP;

    /// The feed that `code` names in Alpaca's spelling.
    public static Feed of(String code) {
        return Arrays.stream(values())
                .filter(feed -> feed.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("feed must be one of " + codes() + ", was \"" + code + "\""));
    }

    private static String codes() {
        return Arrays.stream(values()).map(Feed::code).collect(Collectors.joining(", "));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The word for a historical request: those know late data of all exchanges as `sip` only.
    public String historyCode() {
        return this == DELAYED_SIP ? SIP.code() : code();
    }
}
