package activetrader.app.alerts.channel;

import activetrader.execution.alerts.Alert;
import org.jspecify.annotations.Nullable;

/// An alert as a channel sends it.
///
/// @param service the process that sends it, which signs the message
/// @param picture null for an alert without one
public record AlertMessage(
        String service, Alert alert, @Nullable Picture picture) {
    private static final int LONGEST = 1900;

    /// One line with a mark for its level, the service and the text, of at most about 1900 characters.
    public String line() {
        String mark = switch (alert.level()) {
            case INFO -> "ℹ️";
            case IMPORTANT ->
                switch (alert.kind()) {
                    case DAILY_SUMMARY, DAY_PICTURE -> "📊";
                    default -> "⚠️";
                };
            case CRITICAL -> "🚨";
        };
        return shortened(mark + " " + service + ": " + alert.text(), LONGEST);
    }

    /// The text of the alert alone, of at most about 1900 characters.
    public String text() {
        return shortened(alert.text(), LONGEST);
    }

    /// `text`, or its first `most` characters and an ellipsis. A character of two units is not split.
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
