package activetrader.market;

import java.math.BigDecimal;
import java.time.Instant;

/// One execution of an order, or a part of it, as the broker reports it.
///
/// @param id the broker's id of this execution; the same fill always has the same id
/// @param at when it happened, by the broker's clock
public record Fill(String id, String orderId, Symbol symbol, Side side, Quantity quantity, Price price, Instant at) {
    /// The shares by which it changed the position, negative when sold.
    public BigDecimal signedQuantity() {
        return side.signed(quantity.value());
    }
}
