package activetrader.app.telegram;

import activetrader.execution.alerts.Alert;
import java.net.URI;
import java.util.Set;

/// Who is written to, and who may command. The bot's token comes from the environment.
///
/// @param chats the numbers of the chats; empty for none
/// @param least the lowest level that is sent
/// @param commands whether alpaca-trade takes commands of these chats
/// @param api the address of the Bot API: Telegram's, or a server of one's own
public record TelegramSettings(Set<Long> chats, Alert.Level least, boolean commands, URI api) {
    /// The variable that has the bot's token.
    public static final String VARIABLE = "TELEGRAM_BOT_TOKEN";

    public static final URI TELEGRAMS = URI.create("https://api.telegram.org");

    public TelegramSettings {
        chats = Set.copyOf(chats);
    }

    public static TelegramSettings defaults() {
        return new TelegramSettings(Set.of(), Alert.Level.IMPORTANT, true, TELEGRAMS);
    }
}
