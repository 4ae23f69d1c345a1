package activetrader.agent.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One open position, as `get_positions` returns it. Prices and amounts are dollars.
///
/// @param quantity shares, negative when short
/// @param stopPrice of the stop furthest from the market
/// @param rMultiple unrealized gain in units of the risk at entry
/// @param uncovered unprotected shares: no live stop covers them
/// @param scaledOut whether a part has been sold since it was opened
/// @param entryStop the stop that the entry was sent with
/// @param reason why it was entered
/// @param kept whether it is an external holding that stays
public record PositionFacts(
        @JsonProperty("qty") BigDecimal quantity,
        @JsonProperty("side") @Nullable String side,
        @JsonProperty("avg_entry_price") BigDecimal averageEntryPrice,
        @JsonProperty("current_price") @Nullable BigDecimal currentPrice,
        @JsonProperty("market_value") @Nullable BigDecimal marketValue,
        @JsonProperty("unrealized_pl") @Nullable BigDecimal unrealizedPl,
        @JsonProperty("stop_price") @Nullable BigDecimal stopPrice,
        @JsonProperty("take_profit") @Nullable BigDecimal takeProfit,
        @JsonProperty("r_multiple") @Nullable BigDecimal rMultiple,
        @JsonProperty("risk_at_stop") @Nullable BigDecimal riskAtStop,
        @JsonProperty("protected") @Nullable Boolean isProtected,
        @JsonProperty("opened_at") @Nullable Instant openedAt,
        @JsonProperty("external") @Nullable Boolean external,
        @JsonProperty("uncovered_qty") @Nullable BigDecimal uncovered,
        @JsonProperty("scaled_out") @Nullable Boolean scaledOut,
        @JsonProperty("entry_stop") @Nullable BigDecimal entryStop,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("kept") @Nullable Boolean kept) {}
