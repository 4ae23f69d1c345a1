package activetrader.market;

import java.util.regex.Pattern;

/// A US equity ticker in Alpaca's spelling, such as `AAPL` or `BRK.B`.
public record Symbol(String value) implements Comparable<Symbol> {
    private static final Pattern TICKER = Pattern.compile("[A-Z][A-Z0-9]{0,9}(\\.[A-Z0-9]{1,4})?");

    public Symbol {
        if (!TICKER.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "symbol must be a ticker in capitals such as AAPL or BRK.B, was \"" + value + "\"");
        }
    }

    public static Symbol of(String text) {
        return new Symbol(text);
    }

    @Override
    public int compareTo(Symbol other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
