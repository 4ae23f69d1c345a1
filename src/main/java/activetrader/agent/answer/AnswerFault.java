package activetrader.agent.answer;

/// Why an answer is incomplete, or may be.
///
/// @param detail more for a person; empty when the kind says everything
public record AnswerFault(Kind kind, String detail) {
    /// The ways in which an answer is incomplete.
    public enum Kind {
        CUT_OFF("cut off at its length", "It was longer than allowed. Answer shorter, with at most one tool call."),
        FILTERED("stopped by a content filter", "A filter stopped it. Answer again in plain words."),
        NO_END("without a finish_reason", "It did not come to its end. Answer again."),
        UNKNOWN_END("ended for an unknown reason", "It did not come to its end. Answer again."),
        EMPTY("empty", "It was empty. Call a tool, or answer with one sentence and <FINISH_SIGNAL>."),
        LEAKED_CALL(
                "a tool call written as text",
                "It has a tool call in its text, which nothing carries out. Use the tool-call interface, or answer with"
                        + " one sentence and <FINISH_SIGNAL>.");

        private final String text;
        private final String advice;

        Kind(String text, String advice) {
            this.text = text;
            this.advice = advice;
        }
    }

    /// A short phrase for people and records, fixed for each kind.
    public String kindText() {
        return kind.text;
    }

    /// One line for a person.
    public String line() {
        return "the model's answer was " + kind.text + (detail.isEmpty() ? "" : ": " + detail);
    }

    /// The text that the model gets when it is asked once more.
    ///
    /// @param exits how many exits of the answer were carried out
    public String correction(int exits) {
        return "Your last answer was not usable. "
                + (exits == 0
                        ? "Nothing of it was carried out. "
                        : "Only its exits were carried out, see their results. ")
                + kind.advice;
    }
}
