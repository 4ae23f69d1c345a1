package activetrader.simulator.data;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the code letters in trades and quotes mean, as far as the simulator uses them.
final class MetaEndpoint {
    private static final SortedMap<String, String> EXCHANGES = new TreeMap<>(Map.of(
            "A", "NYSE American (AMEX)",
            "K", "Cboe EDGX",
            "N", "New York Stock Exchange",
            "P", "NYSE Arca",
            "Q", "NASDAQ",
            "V", "IEX",
            "Z", "Cboe BZ"));
    private static final SortedMap<String, String> TRADE_CONDITIONS =
            new TreeMap<>(Map.of("@", "Regular Sale", "I", "Odd Lot Trade", "T", "Form T"));
    private static final SortedMap<String, String> QUOTE_CONDITIONS =
            new TreeMap<>(Map.of("R", "Regular Market Maker Open"));

    private MetaEndpoint() {}

    static Object exchanges() {
        return EXCHANGES;
    }

    static Object conditions(String kind) {
        return switch (kind) {
            case "trade" -> TRADE_CONDITIONS;
            case "quote" -> QUOTE_CONDITIONS;
            default -> throw new BadRequest("invalid tick type: " + kind);
        };
    }
}
