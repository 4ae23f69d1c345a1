package activetrader.market;

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

    /// The side of an order that opens such a position.
    public Side openingSide() {
        return closingSide().opposite();
    }
}
