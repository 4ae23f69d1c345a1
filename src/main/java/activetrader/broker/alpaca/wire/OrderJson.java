package activetrader.broker.alpaca.wire;

import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.TimeInForce;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order, wherever Alpaca shows one.
public record OrderJson(
        @Nullable String id,
        @JsonProperty("client_order_id") @Nullable String clientOrderId,
        @Nullable String symbol,
        @JsonProperty("asset_class") @Nullable String assetClass,
        @Nullable String side,
        @Nullable String type,
        @JsonProperty("order_type") @Nullable String orderType,
        @JsonProperty("order_class") @Nullable String orderClass,
        @JsonProperty("time_in_force") @Nullable String timeInForce,
        @JsonProperty("qty") @Nullable BigDecimal quantity,
        @JsonProperty("filled_qty") @Nullable BigDecimal filledQuantity,
        @JsonProperty("filled_avg_price") @Nullable BigDecimal averageFillPrice,
        @JsonProperty("limit_price") @Nullable BigDecimal limitPrice,
        @JsonProperty("stop_price") @Nullable BigDecimal stopPrice,
        @Nullable String status,
        @JsonProperty("submitted_at") @Nullable Instant submittedAt,
        @JsonProperty("created_at") @Nullable Instant createdAt,
        @JsonProperty("filled_at") @Nullable Instant filledAt,
        @Nullable String replaces,
        @JsonProperty("replaced_by") @Nullable String replacedBy,
        @Nullable List<@Nullable OrderJson> legs) {
    /// The order with those of its legs that can be read.
    ///
    /// @throws IllegalArgumentException when it says too little

    public Order toOrder() {
        return new Order(
                Fields.required(id, "id of an order"),
                Fields.text(clientOrderId),
                Fields.symbol(symbol),
                Fields.side(side),
                Fields.choice(type == null ? orderType : type, OrderType.UNKNOWN, OrderType.UNKNOWN),
                Fields.choice(orderClass, OrderClass.SIMPLE, OrderClass.UNKNOWN),
                Fields.choice(timeInForce, TimeInForce.UNKNOWN, TimeInForce.UNKNOWN),
                quantity == null ? null : Fields.quantity(quantity),
                filled(),
                Fields.price(averageFillPrice),
                Fields.price(limitPrice),
                Fields.price(stopPrice),
                new OrderStatus(Fields.required(status, "status of order " + id)),
                submittedAt == null ? createdAt : submittedAt,
                filledAt,
                replaces,
                replacedBy,
                readLegs(new ArrayList<>()));
    }

    /// Adds the legs that cannot be read and may be open.
    void unreadableLegs(List<RawItem> unreadable) {
        readLegs(unreadable);
    }

    private List<Order> readLegs(List<RawItem> unreadable) {
        List<Order> read = new ArrayList<>();
        for (OrderJson leg : legs == null ? List.<@Nullable OrderJson>of() : legs) {
            if (leg == null) {
                unreadable.add(raw("a leg of it is no object"));
                continue;
            }
            try {
                read.add(leg.toOrder());
            } catch (IllegalArgumentException e) {
                leg.ifMayBeOpen("leg of order " + id + ": " + e.getMessage(), unreadable);
            }
        }
        return read;
    }

    /// Adds the order as it stands in the answer, unless it says itself that it has ended.
    void ifMayBeOpen(String why, List<RawItem> items) {
        if (status == null || new OrderStatus(status).isOpen()) {
            items.add(raw(why));
        }
    }

    private RawItem raw(String why) {
        return new RawItem(
                RawItem.Kind.ORDER,
                Fields.text(symbol),
                Fields.text(id),
                quantity == null ? "" : quantity.toPlainString(),
                null,
                why);
    }

    /// None where the field is missing, unless the status says that some were filled.
    private Quantity filled() {
        boolean some = "filled".equals(status) || "partially_filled".equals(status);
        return Fields.quantity(some ? Fields.required(filledQuantity, "filled_qty of order " + id) : filledQuantity);
    }
}
