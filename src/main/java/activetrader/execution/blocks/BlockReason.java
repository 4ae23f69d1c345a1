package activetrader.execution.blocks;

import java.util.Locale;

/// Why the desk itself lets no entry pass, before the risk gate is asked; in the order in which it is looked at.
public enum BlockReason {
    /// The account is being flattened, or was, and the session is about to end.
    FLATTENING,
    /// A position was held over the night and is not closed yet.
    OVERNIGHT_POSITION,
    /// A holding cannot be sold, and `execution.unsellable_blocks_entries` is true.
    UNSELLABLE_POSITION,
    /// Nobody knows whether the broker holds an earlier order in the symbol.
    ORDER_IN_DOUBT,
    /// A position has lost its stop and has no new one yet.
    POSITION_UNPROTECTED,
    /// Somebody else holds the symbol, which is left alone.
    EXTERNAL_POSITION,
    /// The broker takes fewer calls than an entry may need to get its stop.
    RATE_LIMIT,
    /// The service takes no more orders.
    STOPPING;

    /// As the gate's rules are called in documents and answers.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
