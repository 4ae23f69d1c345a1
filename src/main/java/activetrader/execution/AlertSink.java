package activetrader.execution;

/// Where a fact goes that a person must act on.
@FunctionalInterface
public interface AlertSink {
    void alert(String message);
}
