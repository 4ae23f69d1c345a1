package activetrader.execution.alerts;

/// Takes alerts. It returns at once and never throws, so that trading does not wait for it. See decision 29.
@FunctionalInterface
public interface AlertSink {
    void alert(Alert alert);

    /// For a process that sends none.
    static AlertSink none() {
        return _ -> {};
    }
}
