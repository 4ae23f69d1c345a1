package activetrader.simulator.tape.synthetic;

import activetrader.market.Symbol;
import activetrader.simulator.tape.Listing;
import java.util.List;

/// The stocks of the synthetic market: names that a trader knows, at levels that he would believe. Nothing
/// about them but the names is real, and every name says so.
public final class SyntheticUniverse {
    private static final String MARK = "SYNTHETIC ";

    public static final List<StockProfile> PROFILES = List.of(
            fund("SPY", "S&P 500 ETF", "", 652, 0.0085, 0.97, 0, 68e6),
            fund("QQQ", "Nasdaq 100 ETF", "technology", 588, 0.0120, 0.82, 0.13, 46e6),
            fund("IWM", "Russell 2000 ETF", "small", 241, 0.0130, 0.70, 0.20, 32e6),
            stock("AAPL", "Apple", "NASDAQ", "technology", 246, 0.0150, 0.42, 0.23, 51e6),
            stock("MSFT", "Microsoft", "NASDAQ", "technology", 508, 0.0135, 0.42, 0.25, 21e6),
            stock("GOOGL", "Alphabet", "NASDAQ", "technology", 238, 0.0165, 0.38, 0.22, 30e6),
            stock("AMZN", "Amazon", "NASDAQ", "technology", 226, 0.0175, 0.40, 0.20, 40e6),
            stock("META", "Meta Platforms", "NASDAQ", "technology", 716, 0.0190, 0.36, 0.22, 13e6),
            stock("NVDA", "NVIDIA", "NASDAQ", "chips", 178, 0.0260, 0.36, 0.34, 190e6),
            stock("AMD", "Advanced Micro Devices", "NASDAQ", "chips", 164, 0.0310, 0.30, 0.36, 52e6),
            stock("MU", "Micron Technology", "NASDAQ", "chips", 158, 0.0300, 0.28, 0.38, 24e6),
            stock("INTC", "Intel", "NASDAQ", "chips", 31.4, 0.0270, 0.26, 0.28, 88e6),
            stock("TSLA", "Tesla", "NASDAQ", "consumer", 412, 0.0330, 0.28, 0.12, 84e6),
            stock("NFLX", "Netflix", "NASDAQ", "consumer", 121, 0.0200, 0.24, 0.14, 36e6),
            stock("DIS", "Walt Disney", "NYSE", "consumer", 114, 0.0140, 0.34, 0.20, 9e6),
            stock("JPM", "JPMorgan Chase", "NYSE", "banks", 309, 0.0130, 0.42, 0.30, 9e6),
            stock("BAC", "Bank of America", "NYSE", "banks", 51.2, 0.0140, 0.40, 0.36, 37e6),
            stock("XOM", "Exxon Mobil", "NYSE", "energy", 113, 0.0135, 0.22, 0.44, 15e6),
            stock("COIN", "Coinbase Global", "NASDAQ", "crypto", 327, 0.0420, 0.26, 0.18, 10e6),
            stock("PLTR", "Palantir Technologies", "NASDAQ", "technology", 171, 0.0360, 0.30, 0.16, 62e6),
            stock("F", "Ford Motor", "NYSE", "consumer", 11.6, 0.0190, 0.32, 0.22, 74e6));

    private SyntheticUniverse() {}

    private static StockProfile fund(
            String symbol,
            String name,
            String sector,
            double price,
            double volatility,
            double market,
            double sectorShare,
            double shares) {
        return stock(symbol, name, "ARCA", sector, price, volatility, market, sectorShare, shares);
    }

    private static StockProfile stock(
            String symbol,
            String name,
            String exchange,
            String sector,
            double price,
            double volatility,
            double market,
            double sectorShare,
            double shares) {
        Listing listing = new Listing(Symbol.of(symbol), MARK + name, exchange, true);
        return new StockProfile(listing, sector, price, volatility, market, sectorShare, shares);
    }
}
