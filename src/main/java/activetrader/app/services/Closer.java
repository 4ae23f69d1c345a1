package activetrader.app.services;

import java.util.ArrayDeque;
import java.util.Deque;

/// The parts that a service has opened so far. They are closed again, the last one first, when its start
/// fails or its life ends; one that will not close keeps no other from it.
final class Closer implements AutoCloseable {
    private final Deque<Runnable> closing = new ArrayDeque<>();

    /// @param close closes the part that was opened last
    void add(Runnable close) {
        closing.push(close);
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!closing.isEmpty()) {
            try {
                closing.pop().run();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
