package activetrader.execution.mode;

import activetrader.risk.TradingMode;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The trading mode, with who set it, why, and until when.
///
/// @param until from here on the mode is ACTIVE again; null until somebody changes it
/// @param announced the mode of which whoever set it sends the alert; null when nobody does, as after a change by hand
public record ModeState(
        @JsonProperty("mode") TradingMode mode,
        @JsonProperty("set_by") String setBy,
        @JsonProperty("reason") String reason,
        @JsonProperty("set_at") Instant setAt,
        @JsonProperty("until") @Nullable Instant until,
        @JsonProperty("announced") @Nullable TradingMode announced) {
    public ModeState {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(setBy, "set_by");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(setAt, "set_at");
    }

    /// Of which nobody has sent an alert.
    public ModeState(TradingMode mode, String setBy, String reason, Instant setAt, @Nullable Instant until) {
        this(mode, setBy, reason, setAt, until, null);
    }

    /// The mode of a trader that nobody has restrained.
    public static final ModeState INITIAL =
            new ModeState(TradingMode.ACTIVE, "default", "never restrained", Instant.EPOCH, null);

    /// The name under which the operator's `panic` sets the mode.
    public static final String PANIC = "panic";

    /// Who sets the mode by `resume`.
    public static final String OPERATOR = "operator";

    /// The same, for whoever sends the alert of it.
    public ModeState asAnnounced() {
        return new ModeState(mode, setBy, reason, setAt, until, mode);
    }

    /// Whether whoever made this change of `before` sends its alert. A file that somebody edited, or put back from an
    /// earlier day, names another mode there or is not newer.
    public boolean isAnnouncedAfter(ModeState before) {
        return announced == mode && setAt.isAfter(before.setAt);
    }

    /// The state that holds at `now`.
    public ModeState at(Instant now) {
        return until == null || now.isBefore(until)
                ? this
                : new ModeState(TradingMode.ACTIVE, setBy, "ended: " + reason, until, null);
    }
}
