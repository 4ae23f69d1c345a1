package activetrader.broker;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the broker refused, as far as its answer says, and whether the refusal is permanent: the same order is then
/// refused until a person, the broker or the exchange acts.
public enum RejectReason {
    /// An order with this client order id exists: it was accepted before.
    DUPLICATE_CLIENT_ORDER_ID,
    INSUFFICIENT_BUYING_POWER,
    /// Fewer shares are free than asked for, often because open orders hold them.
    INSUFFICIENT_QUANTITY,
    /// The order would do something else to the position than it says: what it was to close is gone, or what it was to
    /// open stands against something held.
    POSITION_EFFECT,
    /// An open order on the other side could trade against this one.
    WASH_TRADE,
    /// The order is filled, canceled or otherwise at its end.
    ALREADY_FINAL,
    /// The order is in a state that does not allow this now.
    WRONG_STATE,
    /// No such order, position or asset.
    NOT_FOUND,
    /// A stop or leg price on the wrong side of the market.
    WRONG_SIDE_PRICE,
    /// A price off the tick.
    SUB_PENNY,
    /// The asset is inactive, delisted, or otherwise not traded.
    NOT_TRADABLE(true),
    NOT_SHORTABLE,
    NOT_FRACTIONABLE,
    /// The account is blocked, suspended or restricted to liquidation.
    ACCOUNT_BLOCKED(true),
    ACCOUNT_CLOSED(true),
    /// Anything else; never repeated by itself.
    OTHER;

    private final boolean permanent;

    RejectReason() {
        this(false);
    }

    RejectReason(boolean permanent) {
        this.permanent = permanent;
    }

    /// The reason with `name`; empty when there is none.
    public static Optional<RejectReason> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }

    /// Whether the broker says that other orders hold the shares.
    public boolean saysThatSharesAreHeld() {
        return this == INSUFFICIENT_QUANTITY || this == POSITION_EFFECT;
    }

    /// Whether trying again soon is pointless.
    public boolean isPermanent() {
        return permanent;
    }
}
