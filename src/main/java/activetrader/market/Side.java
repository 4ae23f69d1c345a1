package activetrader.market;

import java.math.BigDecimal;

/// The direction of an order.
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return switch (this) {
            case BUY -> SELL;
            case SELL -> BUY;
        };
    }

    /// Whether a stop of a closing order on this side is tighter at `stop` than at `other`: it locks in more.
    public boolean isTighterStop(Price stop, Price other) {
        return switch (this) {
            case BUY -> stop.isBelow(other);
            case SELL -> stop.isAbove(other);
        };
    }

    /// `amount` as a change of what is held: positive when bought, negative when sold.
    public BigDecimal signed(BigDecimal amount) {
        return switch (this) {
            case BUY -> amount;
            case SELL -> amount.negate();
        };
    }
}
