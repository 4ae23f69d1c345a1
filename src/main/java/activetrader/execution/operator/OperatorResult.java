package activetrader.execution.operator;

import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.mode.ModeState;
import org.jspecify.annotations.Nullable;

/// What became of an operator's request.
///
/// @param message one sentence for the operator
/// @param mode that held afterwards
/// @param repeated whether this is the result of an earlier request with the same id
/// @param report of a flatten that has ended; null before, and for the other actions
public record OperatorResult(
        OperatorRequest request,
        Outcome outcome,
        String message,
        ModeState mode,
        boolean repeated,
        @Nullable FlattenReport report) {
    /// How far the request came.
    public enum Outcome {
        /// Carried out.
        DONE,
        /// Nothing was to be done.
        UNCHANGED,
        /// The flatten runs; the same request again shows its result.
        RUNNING,
        /// Not carried out, and the message says why.
        REFUSED,
        /// Tried and not achieved; the message says what is left.
        FAILED
    }

    OperatorResult(OperatorRequest request, Outcome outcome, String message, ModeState mode) {
        this(request, outcome, message, mode, false, null);
    }

    OperatorResult asRepeated() {
        return new OperatorResult(request, outcome, message, mode, true, report);
    }
}
