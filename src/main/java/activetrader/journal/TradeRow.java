package activetrader.journal;

import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.text.VisibleText;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of `trades/YYYY-MM-DD_trades.jsonl`: one fill, with its profit.
///
/// @param date the New York trading day of the fill
/// @param profit in dollars, by average cost; 0 where the fill opens or adds
/// @param positionAfter shares held after the fill, negative when short
/// @param averageEntryPrice of the position after the fill, or of what it closed when it left nothing
/// @param costAfter exact cost of `positionAfter`, negative when short
/// @param reason the words that came with the order, or what triggered it
/// @param exit what kind of exit it was; null where the fill opens or adds
/// @param fees that the fill adds to those of its day, in dollars; null where the account pays none
/// @param entryStop and the others: see [TradeMeasures]; null where they are not known
public record TradeRow(
        @JsonProperty("timestamp") Instant at,
        @JsonProperty("date") LocalDate date,
        @JsonProperty("action") Action action,
        @JsonProperty("symbol") Symbol symbol,
        @JsonProperty("side") Side side,
        @JsonProperty("qty") Quantity quantity,
        @JsonProperty("price") Price price,
        @JsonProperty("pnl") BigDecimal profit,
        @JsonProperty("position_after") BigDecimal positionAfter,
        @JsonProperty("average_entry_price") @Nullable Price averageEntryPrice,
        @JsonProperty("cost_after") BigDecimal costAfter,
        @JsonProperty("order_id") String orderId,
        @JsonProperty("client_order_id") @Nullable String clientOrderId,
        @JsonProperty("execution_id") String executionId,
        @JsonProperty("reason") String reason,

        @JsonProperty("exit") @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable
        ExitKind exit,

        @JsonProperty("entry_stop") @Nullable Price entryStop,
        @JsonProperty("entry_target") @Nullable Price entryTarget,
        @JsonProperty("risk_per_share") @Nullable BigDecimal riskPerShare,
        @JsonProperty("r") @Nullable BigDecimal resultInR,
        @JsonProperty("minutes_held") @Nullable Long minutesHeld,
        @JsonProperty("mfe_r") @Nullable BigDecimal bestGainInR,
        @JsonProperty("mae_r") @Nullable BigDecimal worstLossInR,
        @JsonProperty("fees") @Nullable BigDecimal fees) {
    public TradeRow {
        reason = VisibleText.of(reason);
    }

    /// A fill of which only what the broker says is known.
    public TradeRow(
            Instant at,
            LocalDate date,
            Action action,
            Symbol symbol,
            Side side,
            Quantity quantity,
            Price price,
            BigDecimal profit,
            BigDecimal positionAfter,
            @Nullable Price averageEntryPrice,
            BigDecimal costAfter,
            String orderId,
            @Nullable String clientOrderId,
            String executionId,
            String reason) {
        this(
                at,
                date,
                action,
                symbol,
                side,
                quantity,
                price,
                profit,
                positionAfter,
                averageEntryPrice,
                costAfter,
                orderId,
                clientOrderId,
                executionId,
                reason,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /// The shares by which the fill changed the position, negative when sold.
    public BigDecimal signedQuantity() {
        return side.signed(quantity.value());
    }

    /// This row with another reason.
    public TradeRow because(String words) {
        return copy(words, exit, measures(), fees);
    }

    /// This row with what the fill means for its position.
    public TradeRow with(@Nullable ExitKind kind, TradeMeasures measures) {
        return copy(reason, kind, measures, fees);
    }

    /// This row with what the broker takes for the fill, in dollars.
    public TradeRow charged(BigDecimal amount) {
        return copy(reason, exit, measures(), amount);
    }

    /// What the broker takes for the fill, in dollars; 0 where that is not known.
    public BigDecimal feesOrZero() {
        return fees == null ? BigDecimal.ZERO : fees;
    }

    private TradeMeasures measures() {
        return new TradeMeasures(
                entryStop, entryTarget, riskPerShare, resultInR, minutesHeld, bestGainInR, worstLossInR);
    }

    private TradeRow copy(String words, @Nullable ExitKind kind, TradeMeasures measures, @Nullable BigDecimal charge) {
        return new TradeRow(
                at,
                date,
                action,
                symbol,
                side,
                quantity,
                price,
                profit,
                positionAfter,
                averageEntryPrice,
                costAfter,
                orderId,
                clientOrderId,
                executionId,
                words,
                kind,
                measures.stop(),
                measures.target(),
                measures.risk(),
                measures.result(),
                measures.minutesHeld(),
                measures.bestGain(),
                measures.worstLoss(),
                charge);
    }

    /// What a fill does to the position.
    public enum Action {
        @JsonProperty("buy")
        BUY,
        @JsonProperty("sell")
        SELL,
        @JsonProperty("short")
        SHORT,
        @JsonProperty("cover")
        COVER;

        public boolean isClosing() {
            return switch (this) {
                case SELL, COVER -> true;
                case BUY, SHORT -> false;
            };
        }
    }
}
