package activetrader.app.services;

import java.util.ArrayDeque;
import java.util.Deque;

/// The parts that a service has opened so far. They are closed when its start fails or when it ends, the last one
/// first; a part that fails to close does not keep the others open.
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
