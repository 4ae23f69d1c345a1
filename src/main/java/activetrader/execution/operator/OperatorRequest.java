package activetrader.execution.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One wish of an operator.
///
/// @param id chosen by the caller; the same id has the same wish carried out once
/// @param reason kept with the mode and in the records
/// @param modeSetAt for `RESUME`: when the mode that the operator saw was set, to the millisecond; a mode that was set
///     since is not lifted. Null for the other actions
public record OperatorRequest(
        String id,
        OperatorAction action,
        String reason,
        @Nullable Instant modeSetAt) {}
