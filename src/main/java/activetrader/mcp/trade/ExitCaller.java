package activetrader.mcp.trade;

import activetrader.journal.ExitKind;
import org.jspecify.annotations.Nullable;

/// Who decided an exit, as the argument `kind` says it.
enum ExitCaller {
    MODEL(null),
    RULE(ExitKind.RULE),
    TIME(ExitKind.TIME);

    private final @Nullable ExitKind kind;

    ExitCaller(@Nullable ExitKind kind) {
        this.kind = kind;
    }

    /// The kind in the records; null for an exit that the model decided itself.
    @Nullable
    ExitKind kind() {
        return kind;
    }
}
