package activetrader.app.operator;

import activetrader.app.settings.Settings;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.mode.ModeState;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an operator's command did, for programs. The JSON keys are stable; a value that does not apply is null.
///
/// @param broker `simulator`, `paper` or `live`
/// @param due whether a `flatten --if-due` had anything to do; null for the other commands
/// @param mode the trading mode that holds now; null where the command does not touch it, or could not keep it
/// @param before the trading mode that `resume` ended
record Answer(
        @JsonProperty("command") String command,
        @JsonProperty("at") Instant at,
        @JsonProperty("broker") String broker,
        @JsonProperty("broker_url") String brokerUrl,
        @JsonProperty("mode") @Nullable Mode mode,
        @JsonProperty("before") @Nullable Mode before,
        @JsonProperty("due") @Nullable Boolean due,
        @JsonProperty("flatten") @Nullable Flatten flatten) {

    static Answer of(String command, Instant at, Settings settings) {
        return new Answer(
                command,
                at,
                settings.endpoints().broker(),
                settings.endpoints().tradingUrl().toString(),
                null,
                null,
                null,
                null);
    }

    Answer now(@Nullable ModeState state) {
        return new Answer(command, at, broker, brokerUrl, Mode.of(state), before, due, flatten);
    }

    Answer was(ModeState state) {
        return new Answer(command, at, broker, brokerUrl, mode, Mode.of(state), due, flatten);
    }

    Answer due(boolean isDue) {
        return new Answer(command, at, broker, brokerUrl, mode, before, isDue, flatten);
    }

    Answer with(FlattenReport report) {
        return new Answer(command, at, broker, brokerUrl, mode, before, due, Flatten.of(report));
    }

    record Mode(
            @JsonProperty("mode") String mode,
            @JsonProperty("set_by") String setBy,
            @JsonProperty("reason") String reason,
            @JsonProperty("set_at") Instant setAt,
            @JsonProperty("until") @Nullable Instant until) {
        static @Nullable Mode of(@Nullable ModeState state) {
            return state == null
                    ? null
                    : new Mode(state.mode().name(), state.setBy(), state.reason(), state.setAt(), state.until());
        }
    }

    /// @param flat whether the broker confirms that the account is flat
    /// @param trouble why the account could not be read at the end
    record Flatten(
            @JsonProperty("flat") boolean flat,
            @JsonProperty("started_at") Instant startedAt,
            @JsonProperty("finished_at") Instant finishedAt,
            @JsonProperty("cancelled_orders") int cancelledOrders,
            @JsonProperty("closed") List<Closed> closed,
            @JsonProperty("remaining") List<Left> remaining,
            @JsonProperty("kept") List<Left> kept,
            @JsonProperty("trouble") @Nullable String trouble) {
        Flatten {
            closed = List.copyOf(closed);
            remaining = List.copyOf(remaining);
            kept = List.copyOf(kept);
        }

        static Flatten of(FlattenReport report) {
            return new Flatten(
                    report.flat(),
                    report.startedAt(),
                    report.finishedAt(),
                    report.cancelledOrders(),
                    report.closed().stream().map(Closed::of).toList(),
                    report.remaining().stream().map(Left::of).toList(),
                    report.kept().stream().map(Left::of).toList(),
                    report.trouble());
        }
    }

    record Closed(
            @JsonProperty("symbol") String symbol,
            @JsonProperty("side") String side,
            @JsonProperty("qty") BigDecimal quantity,
            @JsonProperty("price") @Nullable BigDecimal price,
            @JsonProperty("order_id") String orderId) {
        static Closed of(FlattenReport.Closed closed) {
            return new Closed(
                    closed.symbol().value(),
                    closed.side().name(),
                    closed.quantity().value(),
                    closed.averagePrice() == null ? null : closed.averagePrice().value(),
                    closed.orderId());
        }
    }

    record Left(
            @JsonProperty("symbol") String symbol,
            @JsonProperty("qty") BigDecimal quantity,
            @JsonProperty("why") String why) {
        static Left of(FlattenReport.Remaining left) {
            return new Left(left.symbol().value(), left.quantity().value(), left.why());
        }
    }
}
