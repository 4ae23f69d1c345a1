package activetrader.execution.blocks;

import java.util.Locale;

/// Why an entry is denied before the risk gate is asked, in the order of checks.
public enum BlockReason {
    /// The service takes no more orders.
    STOPPING("the service is stopping"),
    /// The account is being flattened, or was flattened shortly before the end of the session.
    FLATTENING("the account is being flattened, no entries until the next session"),
    /// More entries were requested within a minute than are admitted.
    TOO_MANY_ATTEMPTS("no more entries are looked at within this minute, as too many were asked for"),
    /// An exit waits for the account or holds it.
    EXIT_FIRST("an exit is at work, no entries before it is done"),
    /// Another order holds the account.
    DESK_BUSY("another order is still at work"),
    /// A position was held over the night and is not closed yet.
    OVERNIGHT_POSITION("positions held overnight are closed first, no entries before"),
    /// A holding cannot be sold, and `execution.unsellable_blocks_entries` is true.
    UNSELLABLE_POSITION("a holding cannot be sold"),
    /// It is unknown whether the broker holds an earlier order in the symbol.
    ORDER_IN_DOUBT("the outcome of an earlier order is unknown"),
    /// The broker refuses orders in the symbol for good, or all orders of the account.
    ENTRY_REFUSED("the broker refuses such orders for good"),
    /// A position has lost its stop and has no new one yet: it is unprotected.
    POSITION_UNPROTECTED("a position has lost its stop"),
    /// The symbol is a foreign holding and is left alone.
    EXTERNAL_POSITION("the position in the symbol is external and is left alone"),
    /// The broker takes fewer calls than an entry may need until its stop is placed.
    RATE_LIMIT("the broker takes too few calls now to see an entry through to its stop"),
    /// The broker's shares differ from what fills and activities left.
    SHARES_UNEXPLAINED("the broker holds other shares than the fills left, and no activity says why yet"),
    /// The account's cash differs from what fills and activities left.
    CASH_UNEXPLAINED("cash changed, and neither a fill nor an activity says why yet");

    private final String message;

    BlockReason(String message) {
        this.message = message;
    }

    /// The id in documents and answers, in the style of the gate's rules.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// One sentence for a model or a person, without details of the case.
    public String message() {
        return message;
    }
}
