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

    /// `amount` as a change of what is held: positive when bought, negative when sold.
    public BigDecimal signed(BigDecimal amount) {
        return switch (this) {
            case BUY -> amount;
            case SELL -> amount.negate();
        };
    }
}
