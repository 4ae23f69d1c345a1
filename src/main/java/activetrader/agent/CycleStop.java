package activetrader.agent;

/// Ends the tool loop at once, with the outcome of the cycle.
final class CycleStop extends RuntimeException {
    private final transient Outcome outcome;

    CycleStop(Outcome outcome) {
        super(outcome.line(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
