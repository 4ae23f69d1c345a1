package activetrader.app.alerts.channel;

/// The receiver of a webhook, whose form the body has.
public enum WebhookKind {
    GENERIC,
    SLACK,
    DISCORD,
    NTFY;

    /// Whether a picture can be posted. An incoming webhook of Slack takes text alone.
    boolean takesFiles() {
        return switch (this) {
            case DISCORD, NTFY -> true;
            case GENERIC, SLACK -> false;
        };
    }
}
