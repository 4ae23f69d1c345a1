package activetrader.app.alerts;

/// Takes notices. It returns at once and never throws, so that trading does not wait for it.
/// See decision 29.
@FunctionalInterface
public interface Notices {
    void send(Notice notice);

    /// For a process that sends none.
    static Notices none() {
        return _ -> {};
    }
}
