package activetrader.session.console;

import activetrader.agent.Decision;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Formats the decisions of a cycle, and fills, each in one line.
final class DecisionLines {
    private DecisionLines() {}

    static String line(Decision decision) {
        return switch (decision) {
            case Decision.Traded traded -> traded(traded);
            case Decision.Denied denied ->
                "DENIED " + denied.side() + quantity(denied.quantity()) + " " + denied.symbol() + " ("
                        + denied.why().word() + ": " + denied.message() + ")";
            case Decision.Unknown unknown ->
                "UNKNOWN " + unknown.side() + quantity(unknown.quantity()) + " " + unknown.symbol() + " ("
                        + unknown.message() + ")";
            case Decision.StopMoved moved ->
                "STOP " + moved.symbol() + " " + (moved.from() == null ? "" : ConsoleText.dollars(moved.from()) + " ")
                        + "→ " + ConsoleText.dollars(moved.to());
            case Decision.StopKept kept ->
                "DENIED STOP " + kept.symbol()
                        + (kept.wanted() == null ? "" : " → " + ConsoleText.dollars(kept.wanted())) + " ("
                        + kept.why().word()
                        + ": " + kept.message() + ")";
            case Decision.Held held ->
                "HOLD " + held.symbol() + " ("
                        + (held.stop() == null ? "no stop" : "stop at " + ConsoleText.dollars(held.stop())) + ")";
        };
    }

    private static String traded(Decision.Traded traded) {
        String word = traded.side() == Side.BUY ? "BUY" : "SELL";
        String price = traded.price() == null ? traded.status() : ConsoleText.dollars(traded.price());
        List<String> notes = new ArrayList<>();
        if (!traded.reason().isBlank()) {
            notes.add(traded.reason());
        }
        if (traded.pnl() != null) {
            notes.add(ConsoleText.signedDollars(traded.pnl()));
        }
        if (traded.stop() != null) {
            notes.add("stop at " + ConsoleText.dollars(traded.stop()));
        }
        return word + quantity(traded.quantity()) + " " + traded.symbol() + " @ " + price
                + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
    }

    private static String quantity(@Nullable BigDecimal quantity) {
        return quantity == null ? "" : " " + quantity.toPlainString();
    }
}
