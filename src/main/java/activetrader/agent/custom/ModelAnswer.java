package activetrader.agent.custom;

import java.util.List;

/// What a model wants.
///
/// @param words one line for the console and the records
/// @param calls carried out in this order; none ends the cycle
public record ModelAnswer(String words, List<ToolCall> calls) {
    public ModelAnswer {
        calls = List.copyOf(calls);
    }

    /// Ends the cycle.
    public static ModelAnswer done(String words) {
        return new ModelAnswer(words, List.of());
    }

    /// Calls tools, each with its reason as the words.
    public static ModelAnswer of(List<ToolCall> calls) {
        return new ModelAnswer(
                String.join("; ", calls.stream().map(ToolCall::line).toList()), calls);
    }
}
