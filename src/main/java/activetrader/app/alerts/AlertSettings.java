package activetrader.app.alerts;

import activetrader.execution.alerts.Alert;

/// How alerts are sent. The address comes from the environment; without one none are sent.
///
/// @param least the lowest level that is sent
public record AlertSettings(Kind kind, Alert.Level least) {
    /// The receiver, whose form the body has.
    public enum Kind {
        GENERIC,
        SLACK,
        DISCORD,
        NTFY
    }

    public static AlertSettings defaults() {
        return new AlertSettings(Kind.GENERIC, Alert.Level.IMPORTANT);
    }
}
