package activetrader.simulator.tape;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Remembers the minutes that were expanded last, a bounded number of them, so that memory does not grow with the tape.
final class PathCache {
    private static final int SLOTS = 1 << 12;

    private record Entry(long key, MinutePath path) {}

    private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);

    /// The path that was kept under `key`, or a new one, which takes the place of another.
    MinutePath get(long key, Supplier<MinutePath> maker) {
        int slot = (int) key & (SLOTS - 1);
        Entry entry = slots.get(slot);
        if (entry == null || entry.key() != key) {
            entry = new Entry(key, maker.get());
            slots.set(slot, entry);
        }
        return entry.path();
    }
}
