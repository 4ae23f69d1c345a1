package activetrader.app.status;

import activetrader.risk.TradingMode;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of an installation at one moment. The JSON keys are stable, for programs. Amounts are dollars.
///
/// @param date the New York date
/// @param phase of the trading day `date`; `CLOSED` when that is no trading day, or is over
/// @param broker `simulator`, `paper` or `live`
/// @param today null when the records of today cannot be read
/// @param brokerUrl the broker's address
/// @param unreadable what could not be read and why, one line each; its values are null, `none` or `UNKNOWN`
public record Status(
        @JsonProperty("at") Instant at,
        @JsonProperty("date") String date,
        @JsonProperty("signature") String signature,
        @JsonProperty("broker") String broker,
        @JsonProperty("phase") String phase,
        @JsonProperty("next_event") Event nextEvent,
        @JsonProperty("services") List<Service> services,
        @JsonProperty("mode") Mode mode,
        @JsonProperty("account") Account account,
        @JsonProperty("positions") List<Position> positions,
        @JsonProperty("today") @Nullable Today today,
        @JsonProperty("last_cycle") @Nullable LastCycle lastCycle,
        @JsonProperty("last_error") @Nullable LastError lastError,
        @JsonProperty("broker_url") String brokerUrl,
        @JsonProperty("unreadable") List<String> unreadable) {
    public Status {
        unreadable = List.copyOf(unreadable);
        services = List.copyOf(services);
        positions = List.copyOf(positions);
    }

    /// @param what such as `open` or `flatten`
    public record Event(
            @JsonProperty("what") String what,
            @JsonProperty("at") Instant at,
            @JsonProperty("in_seconds") long inSeconds) {}

    /// @param up whether its health check answered
    /// @param doing what the service says that it does; null when it says nothing or is down
    public record Service(
            @JsonProperty("name") String name,
            @JsonProperty("port") int port,
            @JsonProperty("up") boolean up,
            @JsonProperty("pid") @Nullable Long pid,
            @JsonProperty("doing") @Nullable String doing) {}

    /// The trading mode; `UNKNOWN` when it cannot be read; entries are then refused.
    public enum ModeName {
        ACTIVE,
        REDUCE_ONLY,
        HALTED,
        UNKNOWN;

        static ModeName of(TradingMode mode) {
            return switch (mode) {
                case ACTIVE -> ACTIVE;
                case REDUCE_ONLY -> REDUCE_ONLY;
                case HALTED -> HALTED;
            };
        }
    }

    /// @param blocks everything that keeps entries away, by alpaca-trade; null when it did not answer
    public record Mode(
            @JsonProperty("mode") ModeName mode,
            @JsonProperty("reason") String reason,
            @JsonProperty("set_by") String setBy,
            @JsonProperty("until") @Nullable Instant until,
            @JsonProperty("entries_blocked_by") @Nullable List<String> blocks) {}

    /// Where the numbers of an account come from.
    public enum Source {
        /// The service, asked now.
        @JsonProperty("alpaca-trade")
        ALPACA_TRADE,
        /// The last line of position.jsonl.
        @JsonProperty("records")
        RECORDS,
        /// Neither answers.
        @JsonProperty("none")
        NONE
    }

    /// @param asOf the time of the record; null unless the numbers come from the records
    public record Account(
            @JsonProperty("source") Source source,
            @JsonProperty("as_of") @Nullable Instant asOf,
            @JsonProperty("cash") @Nullable BigDecimal cash,
            @JsonProperty("equity") @Nullable BigDecimal equity) {
        /// An account that neither alpaca-trade nor the records know.
        static final Account UNKNOWN = new Account(Source.NONE, null, null, null);
    }

    /// @param quantity negative when short
    /// @param stop of the live stop furthest from the market
    /// @param r profit in R
    /// @param uncovered unprotected shares; null when not known
    public record Position(
            @JsonProperty("symbol") String symbol,
            @JsonProperty("qty") BigDecimal quantity,
            @JsonProperty("average_price") @Nullable BigDecimal averagePrice,
            @JsonProperty("price") @Nullable BigDecimal price,
            @JsonProperty("unrealized_pl") @Nullable BigDecimal unrealized,
            @JsonProperty("stop") @Nullable BigDecimal stop,
            @JsonProperty("r") @Nullable BigDecimal r,
            @JsonProperty("protected") @Nullable Boolean isProtected,
            @JsonProperty("uncovered_qty") @Nullable BigDecimal uncovered) {}

    /// @param fills rows in the day's trade file
    /// @param cost of the model; null when its price is not known
    /// @param incompleteCycles cycles whose model gave no complete answer
    /// @param notCompleted cycles of every outcome except completed, by reason
    public record Today(
            @JsonProperty("fills") int fills,
            @JsonProperty("realized_pnl") BigDecimal realized,
            @JsonProperty("unrealized_pl") @Nullable BigDecimal unrealized,
            @JsonProperty("cycles") int cycles,
            @JsonProperty("failed_cycles") int failedCycles,
            @JsonProperty("input_tokens") long inputTokens,
            @JsonProperty("cached_tokens") long cachedTokens,
            @JsonProperty("output_tokens") long outputTokens,
            @JsonProperty("cost_usd") @Nullable BigDecimal cost,
            @JsonProperty("incomplete_cycles") int incompleteCycles,
            @JsonProperty("cycles_not_completed") Map<String, Integer> notCompleted) {}

    public record LastCycle(
            @JsonProperty("date") String date,
            @JsonProperty("number") int number,
            @JsonProperty("ended_at") Instant endedAt,
            @JsonProperty("outcome") String outcome) {}

    /// @param file the log file that has the rest
    public record LastError(
            @JsonProperty("at") String at,
            @JsonProperty("message") String message,
            @JsonProperty("file") String file) {}
}
