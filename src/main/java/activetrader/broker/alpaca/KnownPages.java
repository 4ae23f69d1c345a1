package activetrader.broker.alpaca;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The last few pages, by their text. The account monitor asks for the same pages every few seconds. Most answers are
/// the same again, and an equal text is not parsed twice. See decision 40.
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
