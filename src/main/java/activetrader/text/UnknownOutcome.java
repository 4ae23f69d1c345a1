package activetrader.text;

/// The first words of an answer to an order that may have taken effect. A service gives the agent text alone, so both
/// sides take the words from here.
public final class UnknownOutcome {
    private static final String WORDS = "OUTCOME UNKNOWN";

    private UnknownOutcome() {}

    /// The answer `OUTCOME UNKNOWN, ADVICE: REASON`.
    public static String text(String advice, String reason) {
        return WORDS + ", " + advice + ": " + reason;
    }

    /// The answer `OUTCOME UNKNOWN: REASON`.
    public static String text(String reason) {
        return WORDS + ": " + reason;
    }

    /// Whether `answer` is such an answer.
    public static boolean isSaidBy(String answer) {
        return answer.startsWith(WORDS);
    }
}
