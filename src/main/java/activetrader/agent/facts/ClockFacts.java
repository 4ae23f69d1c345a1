package activetrader.agent.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Where the trading day stands, as `get_market_clock` returns it. Minutes are whole and count down to the event.
public record ClockFacts(
        @JsonProperty("new_york_time") String newYorkTime,
        @JsonProperty("date") String date,
        @JsonProperty("phase") String phase,
        @JsonProperty("is_open") boolean isOpen,
        @JsonProperty("trading_allowed") boolean tradingAllowed,
        @JsonProperty("early_close") boolean earlyClose,
        @JsonProperty("minutes_to_last_entry") @Nullable Long minutesToLastEntry,
        @JsonProperty("minutes_to_flatten") @Nullable Long minutesToFlatten,
        @JsonProperty("minutes_to_close") @Nullable Long minutesToClose) {}
