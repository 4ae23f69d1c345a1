package activetrader.app.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.telegram.FakeTelegram;
import activetrader.execution.operator.OperatorAction;
import activetrader.execution.operator.OperatorRequest;
import activetrader.execution.operator.OperatorResult.Outcome;
import activetrader.http.WebResponse;
import activetrader.journal.RecordFolder;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class TelegramBotTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final long CHAT = 77;

    private final FakeTelegram telegram = new FakeTelegram();
    private final FakeOperator operator = new FakeOperator();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final ChatCommands commands = new ChatCommands(
            operator,
            new ChatPages(
                    () -> {
                        throw new IllegalStateException("the disk is full");
                    },
                    new RecordFolder(Path.of("."), "x")),
            () -> "4821");
    private final TelegramBot bot = TelegramBot.start(telegram.api(), Set.of(CHAT), commands, () -> NOW, waits::add);

    @AfterEach
    void close() {
        bot.close();
        telegram.close();
    }

    private String answerTo(String text) throws InterruptedException {
        telegram.write(CHAT, NOW, text);
        return answer();
    }

    private String answer() throws InterruptedException {
        Map<String, Object> message = telegram.sent.take();
        assertEquals((int) CHAT, message.get("chat_id"));
        return String.valueOf(message.get("text"));
    }

    @Test
    void flatten_byCode_tellsItsEnd() throws InterruptedException {
        operator.outcomes.addAll(List.of(Outcome.RUNNING, Outcome.RUNNING, Outcome.DONE));

        assertTrue(answerTo("/flatten").endsWith("To confirm, send 4821 within 60 seconds."));
        assertEquals("⏳ FLATTEN: as planned", answerTo("4821"));
        assertEquals("✅ FLATTEN: as planned", answer());
    }

    @Test
    void strangers_getNoAnswer_andDoNothing() throws InterruptedException {
        telegram.write(666, NOW, "/pause");

        assertTrue(answerTo("/help").startsWith("/status"));
        assertEquals(List.of(), operator.requests);
        assertEquals(0, telegram.sent.size());
    }

    /// Telegram keeps messages for a day while the bot is away.
    @Test
    void oldMessage_isNotCarriedOut() throws InterruptedException {
        telegram.write(CHAT, NOW.minus(Duration.ofMinutes(10)), "/pause");

        assertEquals("That message is 10 min old. Nothing was done; send it again.", answer());
        assertEquals(List.of(), operator.requests);
    }

    @Test
    void eachMessage_isTakenOnce() throws InterruptedException {
        answerTo("/pause");
        answerTo("/pause");
        answerTo("/help");

        assertEquals(
                List.of(OperatorAction.PAUSE, OperatorAction.PAUSE),
                operator.requests.stream().map(OperatorRequest::action).toList());
        assertEquals(List.of(0, 1001, 1002), telegram.offsets.subList(0, 3));
    }

    @Test
    void answerThatFails_isSaid_andTheBotLives() throws InterruptedException {
        assertEquals("❌ That failed; the log of alpaca-trade says why.", answerTo("/status"));
        assertEquals("✅ PAUSE: as planned", answerTo("/pause"));
    }

    @Test
    void answer_isSentAgain_whenTelegramAsksForAPause() throws InterruptedException {
        telegram.sendErrors.add(FakeTelegram.error(429, "Too Many Requests", Map.of("retry_after", 3)));

        assertEquals("✅ PAUSE: as planned", answerTo("/pause"));
        assertEquals(List.of(Duration.ofSeconds(3)), waits);
        assertEquals(1, operator.requests.size());
    }

    /// A proxy or an error page may say the address back.
    @Test
    void token_isInNoLog() throws InterruptedException {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("activetrader");
        logged.start();
        root.addAppender(logged);
        root.setLevel(Level.INFO);
        try {
            telegram.pollErrors.add(
                    FakeTelegram.error(404, "no /bot" + FakeTelegram.TOKEN.reveal() + "/getUpdates here", Map.of()));
            telegram.sendErrors.add(
                    FakeTelegram.error(400, "no /bot" + FakeTelegram.TOKEN.reveal() + "/sendMessage here", Map.of()));
            telegram.write(CHAT, NOW, "/help");
            assertEquals("✅ PAUSE: as planned", answerTo("/pause"));
            answerTo("/help");
        } finally {
            root.detachAppender(logged);
        }

        List<String> lines = List.copyOf(logged.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertTrue(
                lines.contains(
                        "an answer was not sent reason=\"Telegram answered HTTP 400: no /bot***/sendMessage here\""),
                lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.contains("planted")), lines.toString());
    }

    /// The second reader of the same bot gets 409 until the first one ends.
    @Test
    void faultsOfReading_areWaitedOut() throws InterruptedException {
        telegram.pollErrors.addAll(List.of(
                FakeTelegram.error(409, "Conflict: terminated by other getUpdates request", Map.of()),
                WebResponse.text(502, "text/html", "<html>"),
                FakeTelegram.error(429, "Too Many Requests", Map.of("retry_after", 20)),
                FakeTelegram.error(401, "Unauthorized", Map.of()),
                WebResponse.text(200, "application/json", "{\"ok\":tru")));

        answerTo("/help"); // ends the call that waits
        assertEquals("✅ PAUSE: as planned", answerTo("/pause"));

        assertEquals(
                List.of(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(16)),
                waits);
    }
}
