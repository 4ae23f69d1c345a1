package activetrader.agent.model;

/// A model that gave no answer, after the repeats that made sense.
public final class ModelFailure extends RuntimeException {
    private final boolean needsPerson;

    /// @param needsPerson waiting will not help: the key is wrong, the balance is empty, the model does not exist
    public ModelFailure(String message, boolean needsPerson, Throwable cause) {
        super(message, cause);
        this.needsPerson = needsPerson;
    }

    public boolean needsPerson() {
        return needsPerson;
    }
}
