package activetrader.agent;

/// Tells whether a cycle still runs. A cycle that was abandoned at its deadline must do nothing more.
final class CycleEnd {
    private volatile boolean ended;

    void end() {
        ended = true;
    }

    /// @throws CycleStop when the cycle has ended
    void requireOpen() {
        if (ended || Thread.currentThread().isInterrupted()) {
            throw new CycleStop(new Outcome.Stopped("the cycle has ended"));
        }
    }
}
