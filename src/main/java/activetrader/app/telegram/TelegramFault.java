package activetrader.app.telegram;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call of the Bot API that failed. The message has no address, because the address has the token.
public final class TelegramFault extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient @Nullable Duration wait;

    /// What the caller can do about it.
    public enum Kind {
        /// Telegram asks for a pause.
        TOO_MANY,
        /// Another program reads the messages of this bot, or a webhook is set for it.
        CONFLICT,
        /// The token is not one of a bot.
        BAD_TOKEN,
        /// This request will never be accepted, such as one for a chat that has blocked the bot.
        REFUSED,
        /// Telegram has a fault of its own.
        SERVER,
        /// No answer came.
        LOST
    }

    TelegramFault(Kind kind, String message, @Nullable Duration wait) {
        super(message);
        this.kind = kind;
        this.wait = wait;
    }

    TelegramFault(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }

    /// How long Telegram asks to wait; empty when it says nothing.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(wait);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
