package activetrader.app.chat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a person can write.
enum ChatCommand {
    STATUS("market, services, mode, account"),
    POSITIONS("what is held, with stops"),
    TODAY("profit, fills, cycles, cost of today"),
    TRADES("the last fills of today"),
    PAUSE("no entries until /resume; stops and exits go on"),
    RESUME("lift a pause or a panic; asks for a code"),
    FLATTEN("cancel all orders, close all positions; asks for a code"),
    PANIC("flatten, and HALTED until /resume; asks for a code"),
    HELP("this list");

    private final String description;

    ChatCommand(String description) {
        this.description = description;
    }

    /// Such as `/status`.
    String text() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// The command at the beginning of `message`; in a group it may name the bot, as in `/status@bot`.
    static Optional<ChatCommand> of(String message) {
        String word = message.strip().split("[\\s@]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(command -> command.text().equals(word))
                .findFirst();
    }

    /// By command, in the order of this list.
    static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (ChatCommand command : values()) {
            descriptions.put(command.text(), command.description);
        }
        return descriptions;
    }
}
