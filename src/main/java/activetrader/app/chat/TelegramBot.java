package activetrader.app.chat;

import activetrader.app.alerts.channel.AlertChannel.Pause;
import activetrader.app.telegram.TelegramApi;
import activetrader.app.telegram.TelegramApi.Update;
import activetrader.app.telegram.TelegramFault;
import activetrader.app.telegram.TelegramSettings;
import activetrader.execution.operator.OperatorRequest;
import activetrader.text.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the messages to the bot by long polling, on a thread of its own, and answers those of the allowed chats.
///
/// A message that is older than a minute is not carried out: it was written for another moment. Whatever fails here
/// concerns the chat alone.
/// See decision 111.
public final class TelegramBot implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TelegramBot.class);
    private static final Duration POLL = Duration.ofSeconds(50);
    private static final Duration OLDEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration HOPELESS = Duration.ofMinutes(5);
    private static final int SENDS = 3;
    private static final int ENDS_WITHIN = 90;

    private final TelegramApi api;
    private final Set<Long> chats;
    private final ChatCommands commands;
    private final InstantSource clock;
    private final Pause pause;
    private final Thread reader;
    private final Set<Long> strangers = new HashSet<>();
    private int failures;
    private TelegramFault.@Nullable Kind said;

    private TelegramBot(TelegramApi api, Set<Long> chats, ChatCommands commands, InstantSource clock, Pause pause) {
        this.api = api;
        this.chats = Set.copyOf(chats);
        this.commands = commands;
        this.clock = clock;
        this.pause = pause;
        this.reader = Thread.ofVirtual().name("telegram").unstarted(this::run);
    }

    /// @param api is closed with the bot
    /// @param chats whose messages are answered
    /// @param clock of the machine, by which the age of a message counts
    static TelegramBot start(
            TelegramApi api, Set<Long> chats, ChatCommands commands, InstantSource clock, Pause pause) {
        TelegramBot bot = new TelegramBot(api, chats, commands, clock, pause);
        bot.reader.start();
        return bot;
    }

    private void run() {
        try {
            offerCommands();
            long next = 0;
            while (!Thread.interrupted()) {
                next = readOnce(next);
            }
        } catch (InterruptedException e) {
            log.debug("telegram ended");
        }
    }

    private void offerCommands() throws InterruptedException {
        try {
            api.setCommands(ChatCommand.descriptions());
        } catch (TelegramFault e) {
            log.info("the bot's list of commands was not set reason=\"{}\"", e.reason());
        }
    }

    /// @return the number of the update to read next
    private long readOnce(long from) throws InterruptedException {
        long next = from;
        try {
            for (Update update : api.updates(from, POLL)) {
                next = Math.max(next, update.id() + 1);
                take(update);
            }
            failures = 0;
            said = null;
        } catch (TelegramFault e) {
            failures++;
            tell(e);
            pause.sleep(pauseAfter(e));
        } catch (RuntimeException e) {
            log.error("a defect of the bot; reading continues", e);
            pause.sleep(LONGEST_PAUSE);
        }
        return next;
    }

    /// A fault that stays is logged once.
    private void tell(TelegramFault fault) {
        if (said != fault.kind()) {
            said = fault.kind();
            String hint = switch (fault.kind()) {
                case CONFLICT -> "; another program reads this bot, each one needs a bot of its own";
                case BAD_TOKEN -> "; check " + TelegramSettings.VARIABLE;
                case TOO_MANY, REFUSED, SERVER, LOST -> "";
            };
            log.warn("telegram cannot be read reason=\"{}{}\"", fault.reason(), hint);
        }
    }

    private Duration pauseAfter(TelegramFault fault) {
        Duration growing = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
        Duration usual = growing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : growing;
        return switch (fault.kind()) {
            case TOO_MANY -> fault.retryAfter().orElse(usual);
            case CONFLICT -> LONGEST_PAUSE;
            case BAD_TOKEN, REFUSED -> HOPELESS;
            case SERVER, LOST -> usual;
        };
    }

    private void take(Update update) throws InterruptedException {
        if (update.text().isBlank()) {
            return;
        }
        if (!chats.contains(update.chat())) {
            if (strangers.size() < 100 && strangers.add(update.chat())) {
                log.warn("a chat that is not in telegram.chats wrote to the bot chat={}", update.chat());
            }
            return;
        }
        Instant now = clock.instant();
        Duration age = Duration.between(update.at(), now);
        if (age.compareTo(OLDEST) > 0) {
            send(update.chat(), "That message is " + age.toMinutes() + " min old. Nothing was done; send it again.");
            return;
        }
        log.info("telegram chat={} message=\"{}\"", update.chat(), VisibleText.of(shown(update.text())));
        ChatReply reply = answer(update, now);
        send(update.chat(), reply.text());
        if (reply.running() != null) {
            follow(update.chat(), reply.running());
        }
    }

    /// A code is not logged.
    private static String shown(String text) {
        return text.strip().matches("\\d{4}") ? "****" : text.substring(0, Math.min(text.length(), 100));
    }

    private ChatReply answer(Update update, Instant now) {
        try {
            return commands.answer(update.chat(), update.text(), now);
        } catch (RuntimeException e) {
            log.warn("a message could not be answered", e);
            return ChatReply.of("❌ That failed; the log of alpaca-trade says why.");
        }
    }

    /// Tells the end of `request` when it is there. Each look waits for the request by itself.
    private void follow(long chat, OperatorRequest request) {
        Thread.ofVirtual().name("telegram " + request.action().code()).start(() -> {
            try {
                ChatReply reply = commands.again(request);
                for (int looks = 0; reply.running() != null && looks < ENDS_WITHIN; looks++) {
                    reply = commands.again(request);
                }
                send(chat, reply.text());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("the end of a request was not told", e);
            }
        });
    }

    private void send(long chat, String text) throws InterruptedException {
        for (int tried = 1; tried <= SENDS; tried++) {
            try {
                api.sendMessage(chat, text, false);
                return;
            } catch (TelegramFault e) {
                log.warn("an answer was not sent reason=\"{}\"", e.reason());
                Duration wait = e.retryAfter().orElse(Duration.ofSeconds(1));
                boolean passes = e.kind() == TelegramFault.Kind.TOO_MANY
                        || e.kind() == TelegramFault.Kind.SERVER
                        || e.kind() == TelegramFault.Kind.LOST;
                if (!passes || wait.compareTo(LONGEST_PAUSE) > 0) {
                    return;
                }
                pause.sleep(wait);
            }
        }
    }

    /// Ends the reading without waiting for it.
    @Override
    public void close() {
        reader.interrupt();
        api.close();
    }
}
