package activetrader.agent;

/// Whether a cycle is still on. One that was left behind at its deadline must do nothing more.
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
