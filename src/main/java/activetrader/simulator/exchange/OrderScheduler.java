package activetrader.simulator.exchange;

import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// When the exchange has to look at which order next: one entry per order, one timer for the earliest.
///
/// Guarded by the exchange's lock.
final class OrderScheduler {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
    private final Map<String, Entry> byOrder = new HashMap<>();
    private final TimeSource time;
    private final Runnable wake;
    private TimeSource.@Nullable Timer timer;
    private @Nullable Instant armedFor;
    private long number;

    OrderScheduler(TimeSource time, Runnable wake) {
        this.time = time;
        this.wake = wake;
    }

    void put(String orderId, Instant due) {
        remove(orderId);
        Entry entry = new Entry(due, number++, orderId);
        entries.add(entry);
        byOrder.put(orderId, entry);
    }

    void remove(String orderId) {
        Entry known = byOrder.remove(orderId);
        if (known != null) {
            entries.remove(known);
        }
    }

    /// Takes the earliest entry that is due at `now`.
    Optional<Entry> poll(Instant now) {
        Entry next = entries.peek();
        if (next == null || next.due.isAfter(now)) {
            return Optional.empty();
        }
        entries.remove(next);
        byOrder.remove(next.orderId);
        return Optional.of(next);
    }

    /// Sets the one timer to the earliest entry.
    void arm() {
        Entry next = entries.peek();
        Instant due = next == null ? null : next.due;
        if (due != null && due.equals(armedFor)) {
            return;
        }
        disarm();
        if (due != null) {
            armedFor = due;
            timer = time.at(due, "exchange", wake);
        }
    }

    void disarm() {
        if (timer != null) {
            timer.cancel();
        }
        timer = null;
        armedFor = null;
    }

    /// Look at order `orderId` at `due`; entries of the same instant in the order in which they were made.
    record Entry(Instant due, long number, String orderId) {}
}
