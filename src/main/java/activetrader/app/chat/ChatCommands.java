package activetrader.app.chat;

import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorAction;
import activetrader.execution.operator.OperatorRequest;
import activetrader.execution.operator.OperatorResult;
import activetrader.execution.operator.OperatorResult.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers the messages of the allowed chats. Not for several threads.
final class ChatCommands {
    private final OperatorPort operator;
    private final ChatPages pages;
    private final Confirmations confirmations;

    /// @param codes makes a new code of four digits
    ChatCommands(OperatorPort operator, ChatPages pages, Supplier<String> codes) {
        this.operator = operator;
        this.pages = pages;
        this.confirmations = new Confirmations(codes);
    }

    /// @param now by the clock of the machine
    ChatReply answer(long chat, String message, Instant now) {
        String text = message.strip();
        if (text.matches("\\d{4}")) {
            return confirmed(chat, text, now);
        }
        String cancelled = confirmations
                .cancel(chat)
                .map(action -> "(" + action + " was not confirmed and is forgotten.)\n")
                .orElse("");
        ChatReply reply = ChatCommand.of(text)
                .map(command -> carriedOut(chat, command, now))
                .orElseGet(() -> ChatReply.of("I do not know that.\n" + help()));
        return new ChatReply(cancelled + reply.text(), reply.running());
    }

    private ChatReply carriedOut(long chat, ChatCommand command, Instant now) {
        return switch (command) {
            case STATUS -> ChatReply.of(pages.status());
            case POSITIONS -> ChatReply.of(pages.positions());
            case TODAY -> ChatReply.of(pages.today());
            case TRADES -> ChatReply.of(pages.trades());
            case PAUSE -> executed(chat, OperatorAction.PAUSE, null);
            case RESUME -> asked(chat, OperatorAction.RESUME, now);
            case FLATTEN -> asked(chat, OperatorAction.FLATTEN, now);
            case PANIC -> asked(chat, OperatorAction.PANIC, now);
            case HELP -> ChatReply.of(help());
        };
    }

    private static String help() {
        StringBuilder help = new StringBuilder();
        for (Map.Entry<String, String> each : ChatCommand.descriptions().entrySet()) {
            help.append(each.getKey()).append(" – ").append(each.getValue()).append('\n');
        }
        return help.toString().strip();
    }

    private ChatReply asked(long chat, OperatorAction action, Instant now) {
        ModeState mode = operator.mode();
        Instant seen = action == OperatorAction.RESUME ? mode.setAt() : null;
        String code = confirmations.ask(chat, action, seen, now);
        return ChatReply.of("⚠️ " + action + ": " + meaning(action) + "\nTrading is " + mode.mode() + " ("
                + mode.reason() + ").\nTo confirm, send " + code + " within "
                + Confirmations.VALID.toSeconds() + " seconds.");
    }

    private static String meaning(OperatorAction action) {
        return switch (action) {
            case PAUSE -> "no entries until /resume.";
            case RESUME -> "lifts the pause or panic; entries are allowed again.";
            case FLATTEN -> "cancels all orders and closes all positions. Entries may follow.";
            case PANIC -> "cancels all orders, closes all positions, and halts trading until /resume.";
        };
    }

    private ChatReply confirmed(long chat, String code, Instant now) {
        return switch (confirmations.answer(chat, code, now)) {
            case Confirmations.Answer.Right(OperatorAction action, Instant modeSetAt) ->
                executed(chat, action, modeSetAt);
            case Confirmations.Answer.Wrong(int left) ->
                ChatReply.of(
                        left == 0
                                ? "Wrong code. Nothing was done; send the command again."
                                : "Wrong code. Nothing was done; tries left: " + left + ".");
            case Confirmations.Answer.Late _ ->
                ChatReply.of("That code has expired. Nothing was done; send the command again.");
            case Confirmations.Answer.Nothing _ -> ChatReply.of("No command waits for a code. Nothing was done.");
        };
    }

    private ChatReply executed(long chat, OperatorAction action, @Nullable Instant modeSetAt) {
        OperatorRequest request =
                new OperatorRequest(UUID.randomUUID().toString(), action, "Telegram, chat " + chat, modeSetAt);
        OperatorResult result = operator.execute(request);
        return new ChatReply(inWords(result), result.outcome() == Outcome.RUNNING ? request : null);
    }

    /// The result of `request` now.
    ChatReply again(OperatorRequest request) {
        OperatorResult result = operator.execute(request);
        return new ChatReply(inWords(result), result.outcome() == Outcome.RUNNING ? request : null);
    }

    private static String inWords(OperatorResult result) {
        String mark = switch (result.outcome()) {
            case DONE -> "✅";
            case UNCHANGED -> "ℹ️";
            case RUNNING -> "⏳";
            case REFUSED -> "⚠️";
            case FAILED -> "🚨";
        };
        return mark + " " + result.request().action() + ": " + result.message();
    }
}
