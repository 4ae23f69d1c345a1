package activetrader.app.alerts;

/// How notices are sent. The address comes from the environment; without one none are sent.
///
/// @param least the lowest level that is sent
public record AlertSettings(Kind kind, Notice.Level least) {
    /// The receiver, whose form the body has.
    public enum Kind {
        GENERIC,
        SLACK,
        DISCORD,
        NTFY
    }

    public static AlertSettings defaults() {
        return new AlertSettings(Kind.GENERIC, Notice.Level.IMPORTANT);
    }
}
