package activetrader.market;

import java.math.BigDecimal;

/// Whether a position gains when the price rises or when it falls.
public enum PositionSide {
    LONG,
    SHORT;

    /// The side of an order that closes such a position.
    public Side closingSide() {
        return switch (this) {
            case LONG -> Side.SELL;
            case SHORT -> Side.BUY;
        };
    }

    /// `amount` for a long position, its negative for a short one.
    public BigDecimal signed(BigDecimal amount) {
        return openingSide().signed(amount);
    }

    /// The side of an order that opens such a position.
    public Side openingSide() {
        return closingSide().opposite();
    }
}
