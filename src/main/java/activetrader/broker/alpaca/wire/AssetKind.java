package activetrader.broker.alpaca.wire;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether an asset class of Alpaca's is traded here.
enum AssetKind {
    /// US shares, as is what names no class.
    STOCK,
    /// A class that Alpaca documents and that is not traded here.
    OTHER,
    /// A word that this version does not know: it may be anything.
    UNKNOWN;

    /// The other words of `AssetClass` in Alpaca's description of the trading API.
    private static final Set<String> OTHERS = Set.of(
            "us_option",
            "crypto",
            "crypto_perp",
            "treasury",
            "corporate",
            "global_equity",
            "us_index",
            "us_equity_chain",
            "ipo");

    /// A crypto pair or an option's OCC symbol: executions name no class.
    private static final Pattern OTHER_SYMBOL =
            Pattern.compile("[A-Z0-9]+/(USD|USDT|USDC|BTC|ETH)|[A-Z0-9]{1,6}\\d{6}[CP]\\d{8}");

    static AssetKind of(@Nullable String assetClass) {
        if (assetClass == null || assetClass.isEmpty() || assetClass.equals("us_equity")) {
            return STOCK;
        }
        return OTHERS.contains(assetClass) ? OTHER : UNKNOWN;
    }

    static boolean isOtherSymbol(@Nullable String symbol) {
        return symbol != null && OTHER_SYMBOL.matcher(symbol).matches();
    }
}
