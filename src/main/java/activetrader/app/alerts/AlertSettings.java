package activetrader.app.alerts;

/// How notices leave the house. The address comes from the environment; without one none are sent.
///
/// @param least what matters less is not sent
public record AlertSettings(Kind kind, Notice.Level least) {
    /// Whose form the body has.
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
