package activetrader.agent.answer;

import activetrader.agent.answer.AnswerFault.Kind;
import activetrader.agent.model.RawAnswer;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells a complete answer from one that was cut off, is empty, or holds a tool call in its text.
/// See decision 79.
public final class AnswerCheck {
    /// How models write tool calls in their text when a server does not turn them into calls.
    private static final Pattern LEAKED =
            Pattern.compile("<｜tool|<\\|tool|tool▁call|</?tool_calls?>|<function[=_]|<invoke|"
                    + "\\[TOOL_CALLS?]|<\\|python_tag\\|>|<\\|channel\\|>commentary|"
                    + "\"(?:name|tool|function)\"\\s*:\\s*\"[a-z_]+\"\\s*,\\s*\"(?:arguments|parameters|args)\"\\s*:");

    private AnswerCheck() {}

    /// What is wrong with `response`; empty for a complete answer.
    public static Optional<AnswerFault> fault(ChatResponse response) {
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            return fault(Kind.CUT_OFF, "");
        }
        if (reason == FinishReason.CONTENT_FILTER) {
            return fault(Kind.FILTERED, "");
        }
        if (reason != FinishReason.STOP && reason != FinishReason.TOOL_EXECUTION) {
            String word = RawAnswer.of(response).finishReason();
            return word.isEmpty() ? fault(Kind.NO_END, "") : fault(Kind.UNKNOWN_END, word);
        }
        AiMessage message = response.aiMessage();
        String text = message.text() == null ? "" : message.text();
        if (LEAKED.matcher(text).find()) {
            return fault(Kind.LEAKED_CALL, "");
        }
        return text.isBlank() && !message.hasToolExecutionRequests() ? fault(Kind.EMPTY, "") : Optional.empty();
    }

    private static Optional<AnswerFault> fault(Kind kind, String detail) {
        return Optional.of(new AnswerFault(kind, detail));
    }
}
