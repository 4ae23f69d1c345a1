package activetrader.journal;

import activetrader.market.Price;
import activetrader.market.Symbol;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of `position/position.jsonl`: what is held after a change.
///
/// @param id counts the lines from 0, on from file to file
/// @param change what happened; null in a line that only states what is held
/// @param positions shares by symbol, negative when short, then `CASH` in dollars
/// @param equity null where it was not asked for
/// @param highWaterEquity the highest equity seen on this trading day; null where it was not asked for
/// @param movedToday dollars by which deposits, transfers and the like had changed the equity of this trading day; null
/// where it was not asked for
/// @param seen lowest and highest price of each position since it was opened; null where it was not asked for
public record PositionSnapshot(
        @JsonProperty("date") LocalDate date,
        @JsonProperty("id") long id,
        @JsonProperty("this_action") @Nullable Change change,
        @JsonProperty("positions") Map<String, BigDecimal> positions,
        @JsonProperty("timestamp") Instant at,
        @JsonProperty("equity") @Nullable BigDecimal equity,
        @JsonProperty("high_water_equity") @Nullable BigDecimal highWaterEquity,
        @JsonProperty("moved_today") @Nullable BigDecimal movedToday,
        @JsonProperty("seen") @Nullable Map<String, List<Price>> seen) {
    public PositionSnapshot {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
    }

    /// What changed the holdings.
    public record Change(
            @JsonProperty("action") TradeRow.Action action,
            @JsonProperty("symbol") Symbol symbol,
            @JsonProperty("amount") BigDecimal amount) {}
}
