package activetrader.app.chat;

import activetrader.execution.operator.OperatorAction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The codes that confirm a dangerous command: one open command a chat, for a minute, with three tries.
final class Confirmations {
    static final Duration VALID = Duration.ofSeconds(60);
    private static final int TRIES = 3;

    private final Supplier<String> codes;
    private final Map<Long, Open> open = new HashMap<>();

    /// @param codes makes a new code of four digits
    Confirmations(Supplier<String> codes) {
        this.codes = codes;
    }

    /// A command that waits for its code.
    ///
    /// @param modeSetAt when the mode that the person saw was set; null where that does not matter
    record Open(
            OperatorAction action,
            String code,
            Instant ends,
            @Nullable Instant modeSetAt,
            int triesLeft) {}

    /// What became of a code.
    sealed interface Answer {
        /// The command may be carried out.
        record Right(OperatorAction action, @Nullable Instant modeSetAt) implements Answer {}

        /// @param triesLeft 0 when the command is cancelled
        record Wrong(int triesLeft) implements Answer {}

        /// The code is too old, and the command is cancelled.
        record Late() implements Answer {}

        /// No command waits.
        record Nothing() implements Answer {}
    }

    /// Waits for the code of `action`; the command before it is forgotten.
    String ask(long chat, OperatorAction action, @Nullable Instant modeSetAt, Instant now) {
        String code = codes.get();
        open.put(chat, new Open(action, code, now.plus(VALID), modeSetAt, TRIES));
        return code;
    }

    Answer answer(long chat, String code, Instant now) {
        Open waiting = open.remove(chat);
        if (waiting == null) {
            return new Answer.Nothing();
        }
        if (!now.isBefore(waiting.ends())) {
            return new Answer.Late();
        }
        if (waiting.code().equals(code)) {
            return new Answer.Right(waiting.action(), waiting.modeSetAt());
        }
        int left = waiting.triesLeft() - 1;
        if (left > 0) {
            open.put(chat, new Open(waiting.action(), waiting.code(), waiting.ends(), waiting.modeSetAt(), left));
        }
        return new Answer.Wrong(left);
    }

    /// Forgets the command that waits; empty when none does.
    Optional<OperatorAction> cancel(long chat) {
        return Optional.ofNullable(open.remove(chat)).map(Open::action);
    }
}
