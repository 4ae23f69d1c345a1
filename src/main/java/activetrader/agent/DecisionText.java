package activetrader.agent;

import activetrader.agent.daylog.RecordedCycle;
import activetrader.market.calendar.MarketZone;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a cycle decided, in one line for its record and for the cycles after it.
final class DecisionText {
    private static final int LONGEST_WORDS = 160;
    private static final Pattern NO_WORDS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private DecisionText() {}

    /// Such as `BUY 49 AAPL at 200.02, HOLD META`; `no trade` for no decision.
    static String of(List<Decision> decisions) {
        return decisions.isEmpty()
                ? "no trade"
                : decisions.stream().map(DecisionText::line).collect(Collectors.joining(", "));
    }

    /// A finished cycle as later cycles read it, with its New York time.
    static Map<String, Object> row(RecordedCycle cycle) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", CLOCK.format(MarketZone.at(cycle.endedAt())));
        row.put("outcome", cycle.outcome());
        row.put("did", cycle.did() == null ? "-" : cycle.did());
        row.put("said", cycle.said() == null || cycle.said().isEmpty() ? "-" : cycle.said());
        return row;
    }

    private static String line(Decision decision) {
        return switch (decision) {
            case Decision.Traded traded ->
                traded.side() + number(traded.quantity()) + " " + traded.symbol()
                        + (traded.price() == null ? " " + traded.status() : " at" + number(traded.price()));
            case Decision.Denied denied ->
                "DENIED " + denied.side() + number(denied.quantity()) + " " + denied.symbol() + " ("
                        + denied.why().word() + ")";
            case Decision.Unknown unknown -> "UNKNOWN " + unknown.side() + " " + unknown.symbol();
            case Decision.StopMoved moved -> "STOP " + moved.symbol() + " to" + number(moved.to());
            case Decision.StopKept kept ->
                "DENIED STOP " + kept.symbol() + " (" + kept.why().word() + ")";
            case Decision.Held held -> "HOLD " + held.symbol();
        };
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : " " + number.stripTrailingZeros().toPlainString();
    }

    /// The model's text on one line, cut to 160 characters.
    static String words(String answer) {
        String line = NO_WORDS.matcher(answer).replaceAll(" ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "…" : line;
    }
}
