package activetrader.history.csv;

import java.util.Locale;

/// The program that wrote a CSV file, by its header.
public enum CsvSource {
    YFINANCE("yfinance"),
    ALPACA("Alpaca"),
    POLYGON("Polygon"),
    IBKR("IBKR"),
    TRADINGVIEW("TradingView"),
    /// None of those: a data set, a spreadsheet.
    CSV("plain CSV");

    private final String words;

    CsvSource(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// Whether its stamps are known to name the start of a minute.
    boolean stampsStarts() {
        return switch (this) {
            case YFINANCE, ALPACA, POLYGON, IBKR, TRADINGVIEW -> true;
            case CSV -> false;
        };
    }

    /// The name of its bars among the feeds of a history.
    public String feed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
