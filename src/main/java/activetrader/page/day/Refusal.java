package activetrader.page.day;

import activetrader.journal.OrderRecord;
import activetrader.journal.OrderRecord.Intent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that was asked for and did not happen.
///
/// @param by who refused
/// @param cycle null outside a cycle
/// @param order what was asked for, such as `BUY 100 AAPL`
/// @param rule the fixed word of the reason
/// @param measured the value that broke the rule; null where there is none
/// @param limit what was allowed; null where there is none
/// @param message in words; empty where there are none
public record Refusal(
        Instant at,
        By by,
        @Nullable String cycle,
        String order,
        String rule,
        @Nullable String measured,
        @Nullable String limit,
        String message) {
    /// Who refused.
    public enum By {
        /// Our risk gate or trading desk; nothing was sent.
        GATE("our gate"),
        BROKER("the broker"),
        /// An exit that was late or failed.
        EXIT("an exit not done");

        private final String words;

        By(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// The refusals of `day`, in order.
    public static List<Refusal> of(RecordedDay day) {
        Map<String, Intent> intents = new HashMap<>();
        for (OrderRecord order : day.orders()) {
            if (order instanceof Intent intent) {
                intents.put(intent.clientOrderId(), intent);
            }
        }
        return day.orders().stream().flatMap(order -> of(order, intents)).toList();
    }

    private static Stream<Refusal> of(OrderRecord order, Map<String, Intent> intents) {
        return switch (order) {
            case OrderRecord.Denied denied ->
                Stream.of(new Refusal(
                        denied.at(),
                        By.GATE,
                        denied.cycle(),
                        denied.side() + " " + denied.quantity() + " " + denied.symbol(),
                        denied.reasonCode(),
                        denied.measured(),
                        denied.limit(),
                        ""));
            case OrderRecord.Rejected rejected -> Stream.of(rejected(rejected, intents.get(rejected.clientOrderId())));
            case OrderRecord.ExitNotDone exit ->
                Stream.of(new Refusal(
                        exit.at(),
                        By.EXIT,
                        exit.cycle(),
                        "exit of " + exit.symbol(),
                        exit.reasonCode(),
                        null,
                        null,
                        exit.message()));
            case OrderRecord.Intent _,
                    OrderRecord.Accepted _,
                    OrderRecord.Unknown _,
                    OrderRecord.Absent _,
                    OrderRecord.Ended _,
                    OrderRecord.CancelRequested _,
                    OrderRecord.FillMended _,
                    OrderRecord.ModeChanged _,
                    OrderRecord.AccountClosed _,
                    OrderRecord.FlattenStarted _,
                    OrderRecord.FlattenFinished _ -> Stream.empty();
        };
    }

    private static Refusal rejected(OrderRecord.Rejected rejected, @Nullable Intent intent) {
        return new Refusal(
                rejected.at(),
                By.BROKER,
                intent == null ? null : intent.cycle(),
                intent == null
                        ? Objects.requireNonNull(rejected.clientOrderId())
                        : intent.side() + " " + intent.quantity() + " " + intent.symbol(),
                rejected.reasonCode(),
                null,
                null,
                rejected.message());
    }
}
