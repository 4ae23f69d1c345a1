package activetrader.execution.mode;

import activetrader.risk.TradingMode;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The trading mode, with who set it, why, and until when.
///
/// @param until from here on the mode is ACTIVE again; null until somebody changes it
public record ModeState(
        @JsonProperty("mode") TradingMode mode,
        @JsonProperty("set_by") String setBy,
        @JsonProperty("reason") String reason,
        @JsonProperty("set_at") Instant setAt,
        @JsonProperty("until") @Nullable Instant until) {
    public ModeState {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(setBy, "set_by");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(setAt, "set_at");
    }

    /// The mode of a trader that nobody has restrained.
    public static final ModeState INITIAL =
            new ModeState(TradingMode.ACTIVE, "default", "never restrained", Instant.EPOCH, null);

    /// The name under which the operator's `panic` sets the mode.
    public static final String PANIC = "panic";

    /// Who sets the mode by `resume`.
    public static final String OPERATOR = "operator";

    /// The state that holds at `now`.
    public ModeState at(Instant now) {
        return until == null || now.isBefore(until)
                ? this
                : new ModeState(TradingMode.ACTIVE, setBy, "ended: " + reason, until, null);
    }
}
