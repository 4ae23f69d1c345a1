package activetrader.broker.alpaca.wire;

import activetrader.broker.OrderEvent;
import activetrader.json.Json;
import activetrader.market.Quantity;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message of the stream of order events, whichever it is.
///
/// @param stream `authorization`, `listening` or `trade_updates`
public record StreamJson(@Nullable String stream, @Nullable Map<String, Object> data) {
    public boolean isAuthorized() {
        return "authorization".equals(stream) && data != null && "authorized".equals(data.get("status"));
    }

    public boolean isRefused() {
        return "authorization".equals(stream) && !isAuthorized();
    }

    public boolean isListening() {
        return "listening".equals(stream);
    }

    /// The event; null when the message is about something else, or about an order that is not for shares.
    ///
    /// @throws IllegalArgumentException or [activetrader.json.JsonException] when the event cannot be read
    public @Nullable OrderEvent toEvent() {
        if (!"trade_updates".equals(stream) || data == null) {
            return null;
        }
        return Json.convert(data, TradeUpdate.class).toEvent();
    }

    /// What happened to an order. Price and quantities are there only when it is a fill.
    record TradeUpdate(
            @Nullable String event,
            @JsonProperty("execution_id") @Nullable String executionId,
            @Nullable Instant timestamp,
            @Nullable Instant at,
            @Nullable BigDecimal price,
            @JsonProperty("qty") @Nullable BigDecimal quantity,
            @JsonProperty("position_qty") @Nullable BigDecimal positionAfter,
            @Nullable OrderJson order) {
        @Nullable
        OrderEvent toEvent() {
            OrderJson of = Fields.required(order, "order of an event");
            if (AssetKind.of(of.assetClass()) != AssetKind.STOCK) {
                return null;
            }
            return new OrderEvent(
                    Fields.required(event, "event of an order"),
                    executionId,
                    Fields.required(timestamp == null ? at : timestamp, "timestamp of an event"),
                    Fields.price(price),
                    quantity == null ? null : new Quantity(quantity.abs()),
                    positionAfter,
                    of.toOrder());
        }
    }
}
