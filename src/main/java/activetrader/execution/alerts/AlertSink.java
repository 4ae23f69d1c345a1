package activetrader.execution.alerts;

/// Where a fact goes that a person should know. It must return at once and never throw.
@FunctionalInterface
public interface AlertSink {
    void alert(Alert alert);
}
