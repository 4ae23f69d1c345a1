package activetrader.agent.recorded;

import activetrader.agent.model.TokenCount;
import java.time.Duration;
import java.util.List;

/// An answer of a model in a decision log.
///
/// @param model that gave it
/// @param finishReason as the chat-model library names it
/// @param latency from the request to the answer
public record RecordedAnswer(
        String model, String text, List<Call> calls, String finishReason, Duration latency, TokenCount tokens) {
    /// A call of a tool in an answer.
    ///
    /// @param arguments as the model wrote them
    public record Call(String id, String tool, String arguments) {}

    public RecordedAnswer {
        calls = List.copyOf(calls);
    }
}
