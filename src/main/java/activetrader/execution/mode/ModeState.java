package activetrader.execution.mode;

import activetrader.risk.TradingMode;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The trading mode, with who set it, why, and until when.
///
/// @param until from here on the mode is ACTIVE again; null when the mode stays until it is changed
/// @param announced the mode whose setter sends the alert; null when the setter sends none, as after an edit by hand
/// @param beneath the restraint that an operator's pause or panic replaced, which comes back when that is lifted; null
///     when there was none
public record ModeState(
        @JsonProperty("mode") TradingMode mode,
        @JsonProperty("set_by") String setBy,
        @JsonProperty("reason") String reason,
        @JsonProperty("set_at") Instant setAt,
        @JsonProperty("until") @Nullable Instant until,
        @JsonProperty("announced") @Nullable TradingMode announced,
        @JsonProperty("beneath") @Nullable ModeState beneath) {
    public ModeState {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(setBy, "set_by");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(setAt, "set_at");
    }

    /// A state of which no alert was sent.
    public ModeState(TradingMode mode, String setBy, String reason, Instant setAt, @Nullable Instant until) {
        this(mode, setBy, reason, setAt, until, null, null);
    }

    /// A state that replaces nothing.
    public ModeState(
            TradingMode mode,
            String setBy,
            String reason,
            Instant setAt,
            @Nullable Instant until,
            @Nullable TradingMode announced) {
        this(mode, setBy, reason, setAt, until, announced, null);
    }

    /// The mode before any restraint.
    public static final ModeState INITIAL =
            new ModeState(TradingMode.ACTIVE, "default", "never restrained", Instant.EPOCH, null);

    /// The name under which the operator's `panic` sets the mode.
    public static final String PANIC = "panic";

    /// The name of alpaca-trade itself in records, where no person or model asked for something.
    public static final String TRADE_SERVICE = "alpaca-trade";

    /// The name under which the operator's `pause` and `resume` set the mode.
    public static final String OPERATOR = "operator";

    /// Whether a person set it, by `pause`, `panic` or `resume`.
    public boolean isOperators() {
        return setBy.equals(OPERATOR) || setBy.equals(PANIC);
    }

    /// Whether a limit of the program's own can restrain trading further at `now`: it is ACTIVE, or an operator's
    /// restraint has none beneath it.
    public boolean isOpenToLimits(Instant now) {
        return mode == TradingMode.ACTIVE
                || (isOperators() && (beneath == null || beneath.at(now).mode == TradingMode.ACTIVE));
    }

    /// The mode after `limit` was reached: `limit`, or beneath an operator's restraint, so that it holds when that is
    /// lifted.
    public ModeState limitedBy(ModeState limit) {
        return mode == TradingMode.ACTIVE ? limit : new ModeState(mode, setBy, reason, setAt, until, announced, limit);
    }

    /// The same on top of `replaced`, whose restraint comes back when this one is lifted; an operator's restraint
    /// passes on what it replaced itself.
    public ModeState over(ModeState replaced) {
        ModeState kept = replaced.isOperators() ? replaced.beneath : replaced;
        return new ModeState(
                mode,
                setBy,
                reason,
                setAt,
                until,
                announced,
                kept == null || kept.mode == TradingMode.ACTIVE ? null : kept);
    }

    /// Whether the operator's `panic` set this mode at `at` or before.
    public boolean isPanicSince(Instant at) {
        return setBy.equals(PANIC) && !setAt.isAfter(at);
    }

    /// The same, marked as announced by its setter.
    public ModeState asAnnounced() {
        return new ModeState(mode, setBy, reason, setAt, until, mode, beneath);
    }

    /// Whether the setter of this change of `before` sends its alert. A file that was edited by hand, or put back from
    /// an
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
