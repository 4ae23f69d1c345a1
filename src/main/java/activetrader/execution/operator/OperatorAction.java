package activetrader.execution.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an operator can have done.
public enum OperatorAction {
    /// Entries stop until `RESUME`; exits and stops stay.
    PAUSE,
    /// Lifts what an operator set, and nothing else.
    RESUME,
    /// All orders are cancelled and all positions closed; the mode stays.
    FLATTEN,
    /// Trading is HALTED, all orders are cancelled and all positions closed, external ones too.
    PANIC;

    /// In lower case, as in the address of the action.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty when no action has that code.
    public static Optional<OperatorAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst();
    }
}
