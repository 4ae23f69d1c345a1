package activetrader.broker.alpaca.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads lists so that one bad item does not take the others with it: a position nobody can read must not keep the
/// rest from being closed. What is left out is said once.
public final class Items {
    private static final Logger log = LoggerFactory.getLogger(Items.class);

    private final Map<String, Boolean> said = new ConcurrentHashMap<>();

    /// The items that `read` understands.
    ///
    /// @param what one such item, for the log
    /// @param read null for an item that is none of ours; throws [IllegalArgumentException] for one it cannot read
    public <W, T> List<T> read(String what, List<W> items, Function<W, @Nullable T> read) {
        List<T> understood = new ArrayList<>(items.size());
        for (W item : items) {
            T value = tryToRead(what, item, read);
            if (value != null) {
                understood.add(value);
            }
        }
        return understood;
    }

    /// The one item, or null when `read` does not understand it.
    public <W, T> @Nullable T tryToRead(String what, W item, Function<W, @Nullable T> read) {
        try {
            return read.apply(item);
        } catch (IllegalArgumentException e) {
            if (said.putIfAbsent(what + e.getMessage(), true) == null) {
                log.warn("unreadable item left out kind=\"{}\" reason=\"{}\"", what, e.getMessage());
            }
            return null;
        }
    }
}
