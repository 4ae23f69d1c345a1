package activetrader.session;

/// Told what the daemon is doing, in one line, whenever that changes; and that it is alive.
@FunctionalInterface
public interface Progress {
    void status(String line);
}
