package activetrader.market;

import java.util.Set;

/// The state of an order in the broker's own word, kept as it came: an unknown word counts as still open.
public record OrderStatus(String code) {
    public static final OrderStatus NEW = new OrderStatus("new");
    public static final OrderStatus ACCEPTED = new OrderStatus("accepted");
    public static final OrderStatus PENDING_NEW = new OrderStatus("pending_new");
    public static final OrderStatus PARTIALLY_FILLED = new OrderStatus("partially_filled");
    public static final OrderStatus FILLED = new OrderStatus("filled");
    public static final OrderStatus PENDING_CANCEL = new OrderStatus("pending_cancel");
    public static final OrderStatus PENDING_REPLACE = new OrderStatus("pending_replace");
    public static final OrderStatus CANCELED = new OrderStatus("canceled");
    public static final OrderStatus EXPIRED = new OrderStatus("expired");
    public static final OrderStatus REJECTED = new OrderStatus("rejected");
    public static final OrderStatus REPLACED = new OrderStatus("replaced");
    public static final OrderStatus HELD = new OrderStatus("held");

    private static final Set<OrderStatus> FINAL = Set.of(FILLED, CANCELED, EXPIRED, REJECTED, REPLACED);

    /// Whether nothing more can happen to the order.
    public boolean isFinal() {
        return FINAL.contains(this);
    }

    public boolean isOpen() {
        return !isFinal();
    }

    @Override
    public String toString() {
        return code;
    }
}
