package activetrader.app.chat;

import activetrader.execution.operator.OperatorRequest;
import org.jspecify.annotations.Nullable;

/// The answer to a message.
///
/// @param running a request whose end is told later; null when there is none
record ChatReply(String text, @Nullable OperatorRequest running) {
    static ChatReply of(String text) {
        return new ChatReply(text, null);
    }
}
