package activetrader.history;

import activetrader.market.Symbol;
import java.util.Comparator;
import java.util.regex.Pattern;

/// Names one series of bars. Series of different feeds lie apart and never mix.
///
/// @param feed where the bars come from, such as `sip`, `iex` or `yfinance`; small letters, digits, `-` and `_`
public record SeriesKey(Resolution resolution, String feed, Symbol symbol) implements Comparable<SeriesKey> {
    private static final Pattern FEED = Pattern.compile("[a-z][a-z0-9_-]{0,30}");
    private static final Comparator<SeriesKey> ORDER = Comparator.comparing(SeriesKey::resolution)
            .thenComparing(SeriesKey::feed)
            .thenComparing(SeriesKey::symbol);

    public SeriesKey {
        if (!isFeed(feed)) {
            throw new IllegalArgumentException(
                    "a feed must be a word of small letters such as sip or iex, was \"" + feed + "\"");
        }
    }

    /// Whether `text` may be the name of a feed.
    public static boolean isFeed(String text) {
        return FEED.matcher(text).matches();
    }

    @Override
    public int compareTo(SeriesKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return resolution.folder() + " of " + symbol + " from " + feed;
    }
}
