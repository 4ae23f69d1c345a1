package activetrader.agent;

/// Why a request of the model was not carried out, as far as its answer says.
public sealed interface DenialReason {
    /// The answer names a reason.
    ///
    /// @param code the reason code of alpaca-trade
    record Coded(String code) implements DenialReason {}

    /// The answer is a refusal without a reason code.
    record Unnamed() implements DenialReason {}

    /// The tool failed; there is no answer.
    record ToolFailed() implements DenialReason {}

    /// One word for people and for the model's next facts.
    default String word() {
        return switch (this) {
            case Coded(String code) -> code;
            case Unnamed() -> "refused";
            case ToolFailed() -> "error";
        };
    }
}
