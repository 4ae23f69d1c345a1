package activetrader.journal;

import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.text.VisibleText;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the order ledger, `orders/YYYY-MM-DD_orders.jsonl`. Decimals are text, instants UTC.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderRecord.Intent.class, name = "intent"),
    @JsonSubTypes.Type(value = OrderRecord.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = OrderRecord.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = OrderRecord.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = OrderRecord.Absent.class, name = "absent"),
    @JsonSubTypes.Type(value = OrderRecord.Ended.class, name = "final"),
    @JsonSubTypes.Type(value = OrderRecord.CancelRequested.class, name = "cancel_requested"),
    @JsonSubTypes.Type(value = OrderRecord.Denied.class, name = "denied"),
    @JsonSubTypes.Type(value = OrderRecord.FillMended.class, name = "fill_mended"),
    @JsonSubTypes.Type(value = OrderRecord.ModeChanged.class, name = "mode_changed"),
    @JsonSubTypes.Type(value = OrderRecord.FlattenStarted.class, name = "flatten_started"),
    @JsonSubTypes.Type(value = OrderRecord.FlattenFinished.class, name = "flatten_finished"),
    @JsonSubTypes.Type(value = OrderRecord.ExitNotDone.class, name = "exit_not_done"),
    @JsonSubTypes.Type(value = OrderRecord.AccountClosed.class, name = "account_closed"),
})
public sealed interface OrderRecord {
    Instant at();

    /// An order about to be sent; on the disk before the broker hears of it.
    ///
    /// @param cycle the agent's cycle; null outside one
    /// @param stopLoss price of the stop that leaves with the order, or guards beside it
    /// @param marketable true for an entry that was asked for without a price and left as a limit order a little
    ///     beyond the quote; null for every other order
    /// @param exit what an exit is, as its sender says; null where the purpose says enough
    record Intent(
            @JsonProperty("at") Instant at,
            @JsonProperty("client_order_id") String clientOrderId,
            @JsonProperty("purpose") OrderPurpose purpose,
            @JsonProperty("cycle") @Nullable String cycle,
            @JsonProperty("symbol") Symbol symbol,
            @JsonProperty("side") Side side,

            @JsonProperty("qty") @JsonFormat(shape = JsonFormat.Shape.STRING)
            Quantity quantity,

            @JsonProperty("order_type") OrderType orderType,
            @JsonProperty("order_class") OrderClass orderClass,

            @JsonProperty("limit_price") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Price limitPrice,

            @JsonProperty("stop_price") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Price stopPrice,

            @JsonProperty("take_profit") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Price takeProfit,

            @JsonProperty("stop_loss") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Price stopLoss,

            @JsonProperty("reason") String reason,
            @JsonProperty("marketable") @Nullable Boolean marketable,

            @JsonProperty("exit") @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable
            ExitKind exit)
            implements OrderRecord {
        public Intent {
            reason = VisibleText.of(reason);
        }

        /// An intent of which nothing else is known.
        public Intent(
                Instant at,
                String clientOrderId,
                OrderPurpose purpose,
                @Nullable String cycle,
                Symbol symbol,
                Side side,
                Quantity quantity,
                OrderType orderType,
                OrderClass orderClass,
                @Nullable Price limitPrice,
                @Nullable Price stopPrice,
                @Nullable Price takeProfit,
                @Nullable Price stopLoss,
                String reason,
                @Nullable Boolean marketable) {
            this(
                    at,
                    clientOrderId,
                    purpose,
                    cycle,
                    symbol,
                    side,
                    quantity,
                    orderType,
                    orderClass,
                    limitPrice,
                    stopPrice,
                    takeProfit,
                    stopLoss,
                    reason,
                    marketable,
                    null);
        }

        /// Whether the order was asked for without a price.
        @JsonIgnore
        public boolean isWithoutOwnPrice() {
            return limitPrice == null || Boolean.TRUE.equals(marketable);
        }
    }

    /// The broker holds the order.
    ///
    /// @param legs broker ids of the exits that hang on it
    record Accepted(
            @JsonProperty("at") Instant at,
            @JsonProperty("client_order_id") String clientOrderId,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("status") OrderStatus status,
            @JsonProperty("legs") List<String> legs)
            implements OrderRecord {
        public Accepted {
            legs = List.copyOf(legs);
        }
    }

    /// The broker refused, or it is certain that the order was not sent.
    record Rejected(
            @JsonProperty("at") Instant at,
            @JsonProperty("client_order_id") String clientOrderId,
            @JsonProperty("reason_code") String reasonCode,
            @JsonProperty("message") String message)
            implements OrderRecord {
        public Rejected {
            message = VisibleText.of(message);
        }
    }

    /// The broker may or may not hold the order.
    record Unknown(
            @JsonProperty("at") Instant at,
            @JsonProperty("client_order_id") String clientOrderId,
            @JsonProperty("message") String message)
            implements OrderRecord {
        public Unknown {
            message = VisibleText.of(message);
        }
    }

    /// An order in doubt that the broker does not hold, after all.
    record Absent(
            @JsonProperty("at") Instant at,
            @JsonProperty("client_order_id") String clientOrderId) implements OrderRecord {}

    /// Nothing more can happen to the order.
    record Ended(
            @JsonProperty("at") Instant at,
            @JsonProperty("client_order_id") String clientOrderId,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("status") OrderStatus status,

            @JsonProperty("filled_qty") @JsonFormat(shape = JsonFormat.Shape.STRING)
            Quantity filledQuantity,

            @JsonProperty("filled_avg_price") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Price averageFillPrice)
            implements OrderRecord {}

    /// A request to the broker to cancel an order, ours or an external one.
    record CancelRequested(
            @JsonProperty("at") Instant at,
            @JsonProperty("client_order_id") String clientOrderId,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("why") String why)
            implements OrderRecord {
        public CancelRequested {
            why = VisibleText.of(why);
        }
    }

    /// Our own gate refused an entry; nothing was sent.
    record Denied(
            @JsonProperty("at") Instant at,
            @JsonProperty("cycle") @Nullable String cycle,
            @JsonProperty("symbol") Symbol symbol,
            @JsonProperty("side") Side side,

            @JsonProperty("qty") @JsonFormat(shape = JsonFormat.Shape.STRING)
            Quantity quantity,

            @JsonProperty("reason_code") String reasonCode,
            @JsonProperty("measured") @Nullable String measured,
            @JsonProperty("limit") @Nullable String limit)
            implements OrderRecord {}

    /// A position broke limits at the price that it was really filled at, and was made to keep them.
    ///
    /// @param side that opened the position
    /// @param quantity held before
    /// @param averagePrice what a share cost, or brought when sold short
    /// @param breaches names of the limits broken, at least one
    /// @param closed shares that were closed for it
    /// @param stop where the stop of the rest was moved; null where it stayed
    /// @param done whether the broker took all of it; else it is tried again
    record FillMended(
            @JsonProperty("at") Instant at,
            @JsonProperty("symbol") Symbol symbol,
            @JsonProperty("side") Side side,

            @JsonProperty("qty") @JsonFormat(shape = JsonFormat.Shape.STRING)
            Quantity quantity,

            @JsonProperty("avg_price") @JsonFormat(shape = JsonFormat.Shape.STRING)
            Price averagePrice,

            @JsonProperty("breaches") List<String> breaches,

            @JsonProperty("closed_qty") @JsonFormat(shape = JsonFormat.Shape.STRING)
            Quantity closed,

            @JsonProperty("stop_price") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            Price stop,

            @JsonProperty("done") boolean done)
            implements OrderRecord {
        public FillMended {
            breaches = List.copyOf(breaches);
        }
    }

    record ModeChanged(
            @JsonProperty("at") Instant at,
            @JsonProperty("mode") String mode,
            @JsonProperty("set_by") String setBy,
            @JsonProperty("reason") String reason,
            @JsonProperty("until") @Nullable Instant until)
            implements OrderRecord {
        public ModeChanged {
            reason = VisibleText.of(reason);
        }
    }

    /// A flatten is about to send the broker's own call for the whole account, the last resort. The orders that the
    /// broker makes for it have ids of the broker's, and no intent.
    ///
    /// @param call as `DELETE /v2/positions?cancel_orders=true`
    record AccountClosed(
            @JsonProperty("at") Instant at,
            @JsonProperty("call") String call,
            @JsonProperty("reason") String reason) implements OrderRecord {
        public AccountClosed {
            reason = VisibleText.of(reason);
        }
    }

    record FlattenStarted(
            @JsonProperty("at") Instant at,
            @JsonProperty("requested_by") String requestedBy,
            @JsonProperty("reason") String reason)
            implements OrderRecord {
        public FlattenStarted {
            reason = VisibleText.of(reason);
        }
    }

    /// @param remaining symbols still held or on order
    record FlattenFinished(
            @JsonProperty("at") Instant at,
            @JsonProperty("requested_by") String requestedBy,
            @JsonProperty("flat") boolean flat,
            @JsonProperty("remaining") List<Symbol> remaining)
            implements OrderRecord {
        public FlattenFinished {
            remaining = List.copyOf(remaining);
        }
    }

    /// An exit that was asked for is late, or has failed.
    ///
    /// @param cycle the cycle that asked; null outside a cycle
    record ExitNotDone(
            @JsonProperty("at") Instant at,
            @JsonProperty("cycle") @Nullable String cycle,
            @JsonProperty("symbol") Symbol symbol,
            @JsonProperty("reason_code") String reasonCode,
            @JsonProperty("message") String message)
            implements OrderRecord {
        public ExitNotDone {
            message = VisibleText.of(message);
        }
    }
}
