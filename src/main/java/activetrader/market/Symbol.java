package activetrader.market;

import java.util.regex.Pattern;

/// What a security is called. Whatever a broker says is a symbol: `AAPL` and `BRK.B`, and after a merger, a spin-off or
/// a delisting also `00123Q104`, `BRK/B` or `ABC.RT.WI`; 1 to 40 printable ASCII characters without a comma, a quote or
/// a backslash. What people and models name is held to the narrower spelling of [#of].
public record Symbol(String value) implements Comparable<Symbol> {
    private static final int LONGEST = 40;
    private static final Pattern TICKER = Pattern.compile("[A-Z][A-Z0-9]{0,9}(\\.[A-Z0-9]{1,4})?");

    public Symbol {
        if (!isPossible(value)) {
            throw new IllegalArgumentException(
                    "symbol must be 1 to 40 printable characters without comma, quote or backslash, was \"" + value
                            + "\"");
        }
    }

    /// A ticker in capitals such as `AAPL` or `BRK.B`.
    public static Symbol of(String text) {
        if (!TICKER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "symbol must be a ticker in capitals such as AAPL or BRK.B, was \"" + text + "\"");
        }
        return new Symbol(text);
    }

    /// Whether `text` may be the value of a symbol.
    public static boolean isPossible(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter <= ' ' || letter > '~' || letter == ',' || letter == '"' || letter == '\\') {
                return false;
            }
        }
        return true;
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
