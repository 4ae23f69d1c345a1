package activetrader.page.history;

import activetrader.page.report.Words;
import java.util.Locale;
import java.util.Map;

/// Which trades a reader wants to see. An empty text means all.
///
/// @param symbol in upper case
/// @param result `won`, `lost` or `open`
/// @param exit what ended it, such as `stop`
public record TradeFilter(String symbol, String result, String exit) {
    /// By the query of an address; what is missing in it means all.
    public static TradeFilter of(Map<String, String> query) {
        return new TradeFilter(
                query.getOrDefault("symbol", "").strip().toUpperCase(Locale.ROOT),
                query.getOrDefault("result", "").strip(),
                query.getOrDefault("exit", "").strip());
    }

    boolean admits(DatedTrade trade) {
        return (symbol.isEmpty() || trade.trade().symbol().value().equals(symbol))
                && (result.isEmpty() || result(trade).equals(result))
                && (exit.isEmpty() || exit(trade).equals(exit));
    }

    /// `won`, `lost`, `even` or `open`.
    static String result(DatedTrade dated) {
        if (!dated.trade().isClosed()) {
            return "open";
        }
        int sign = dated.trade().profit().signum();
        return sign > 0 ? "won" : sign < 0 ? "lost" : "even";
    }

    /// What ended a trade; empty while it is open, `unknown` where that is not recorded.
    static String exit(DatedTrade dated) {
        return dated.trade().isClosed() ? dated.trade().exit().map(Words::plain).orElse(Words.UNKNOWN) : "";
    }
}
