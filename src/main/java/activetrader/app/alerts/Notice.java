package activetrader.app.alerts;

import activetrader.text.VisibleText;
import java.time.Instant;

/// A fact that a person may want to know.
///
/// @param event a stable word to filter by, such as `trade` or `not_flat`
/// @param text one line that needs no context
public record Notice(Level level, String event, Instant at, String text) {
    public Notice {
        text = VisibleText.of(text);
    }

    /// How much it matters, least first.
    public enum Level {
        /// Good to know.
        INFO,
        /// Worth a look today.
        IMPORTANT,
        /// A person must act now.
        CRITICAL
    }
}
