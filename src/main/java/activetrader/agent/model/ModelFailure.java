package activetrader.agent.model;

/// A model that gave no answer, after the repeats that made sense.
public final class ModelFailure extends RuntimeException {
    private final String kind;
    private final boolean needsPerson;
    private final boolean shutOut;

    public ModelFailure(String message, boolean needsPerson, Throwable cause) {
        this(message, "the model was not reached", needsPerson, false, cause);
    }

    /// @param message what happened, with the provider's own words
    /// @param kind what happened in words that are the same each time, to count by
    /// @param needsPerson waiting will not help: the key is wrong, the balance is empty, the model does not exist
    /// @param shutOut the provider refuses every request of ours (401, 402, 403, 404)
    public ModelFailure(String message, String kind, boolean needsPerson, boolean shutOut, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.needsPerson = needsPerson;
        this.shutOut = shutOut;
    }

    public String kind() {
        return kind;
    }

    public boolean needsPerson() {
        return needsPerson;
    }

    public boolean isShutOut() {
        return shutOut;
    }
}
