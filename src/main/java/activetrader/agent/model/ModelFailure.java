package activetrader.agent.model;

/// A model request without an answer, after the retries that made sense.
public final class ModelFailure extends RuntimeException {
    private final String kind;
    private final boolean needsPerson;
    private final boolean shutOut;

    public ModelFailure(String message, boolean needsPerson, Throwable cause) {
        this(message, "the model was not reached", needsPerson, false, cause);
    }

    /// @param message what happened, with the provider's own text
    /// @param kind what happened, a fixed phrase for counting
    /// @param needsPerson whether only a person can help: the key is wrong, the balance is empty, no such model
    ///     exists
    /// @param shutOut whether the provider refuses all our requests (401, 402, 403, 404)
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
