package activetrader.broker.alpaca.wire;

import activetrader.broker.MarketClock;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `GET /v2/clock`.
public record ClockJson(
        @Nullable Instant timestamp,
        @JsonProperty("is_open") @Nullable Boolean isOpen,
        @JsonProperty("next_open") @Nullable Instant nextOpen,
        @JsonProperty("next_close") @Nullable Instant nextClose) {
    public MarketClock toClock() {
        return new MarketClock(
                Fields.required(timestamp, "timestamp"),
                Fields.required(isOpen, "is_open"),
                Fields.required(nextOpen, "next_open"),
                Fields.required(nextClose, "next_close"));
    }
}
