package activetrader.simulator.exchange.order;

import activetrader.market.Side;
import java.util.Locale;

/// Whether an order opens (or enlarges) a position or closes one.
public enum PositionIntent {
    BUY_TO_OPEN,
    BUY_TO_CLOSE,
    SELL_TO_OPEN,
    SELL_TO_CLOSE;

    public static PositionIntent of(Side side, boolean closing) {
        return switch (side) {
            case BUY -> closing ? BUY_TO_CLOSE : BUY_TO_OPEN;
            case SELL -> closing ? SELL_TO_CLOSE : SELL_TO_OPEN;
        };
    }

    public boolean isClosing() {
        return switch (this) {
            case BUY_TO_CLOSE, SELL_TO_CLOSE -> true;
            case BUY_TO_OPEN, SELL_TO_OPEN -> false;
        };
    }

    /// The word on the wire.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
