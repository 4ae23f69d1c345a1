package activetrader.session.console;

import activetrader.agent.facts.FactSheet;
import activetrader.risk.TradingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// The line about a trading mode other than ACTIVE; each cycle prints it.
final class ModeLine {
    private ModeLine() {}

    /// The mode in the facts, when it restricts trading.
    static Optional<String> mode(FactSheet facts) {
        String mode = text(facts.risk(), "mode");
        return mode.isEmpty() || mode.equals(TradingMode.ACTIVE.name()) ? Optional.empty() : Optional.of(mode);
    }

    /// Such as `⛔ HALTED by alpaca-trade until 4:00 PM ET: daily loss; no entries, exits work`.
    static Optional<String> of(FactSheet facts) {
        return mode(facts)
                .map(mode -> "⛔ " + mode + " by " + text(facts.risk(), "mode_set_by") + until(facts) + ": "
                        + text(facts.risk(), "mode_reason") + "; no entries, exits work");
    }

    private static String until(FactSheet facts) {
        try {
            return " until " + ConsoleText.clock(Instant.parse(text(facts.risk(), "mode_until"))) + " ET";
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    private static String text(Map<String, Object> risk, String key) {
        Object value = risk.get(key);
        return value == null ? "" : value.toString();
    }
}
