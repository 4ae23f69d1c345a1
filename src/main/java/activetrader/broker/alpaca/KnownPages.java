package activetrader.broker.alpaca;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The last few pages that came, by their text. Whoever watches the account asks the same every few seconds and mostly
/// gets the same answer, which need not be read again.
/// See decision 40.
final class KnownPages<T> {
    private static final int KEPT = 4;

    private final Map<String, Page<T>> byText = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Page<T>> eldest) {
            return size() > KEPT;
        }
    };

    /// The page that `text` says, read by `read` unless it is known.
    Page<T> of(String text, Function<String, Page<T>> read) {
        Page<T> known;
        synchronized (byText) {
            known = byText.get(text);
        }
        return known != null ? known : keep(text, read.apply(text));
    }

    private Page<T> keep(String text, Page<T> page) {
        synchronized (byText) {
            byText.put(text, page);
        }
        return page;
    }
}
