package activetrader.session.console;

import activetrader.agent.CycleReport;
import activetrader.agent.facts.FactSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A cycle in which nothing happened, in one line: when it was, the mode where it restrains, what is held, and why
/// nothing was entered.
final class QuietLine {
    private QuietLine() {}

    /// @param why the reasons for no entry
    /// @param lastWords of the model in the cycle before; the same words are not printed again
    static List<String> of(CycleReport report, List<String> why, String lastWords) {
        FactSheet facts = Objects.requireNonNull(report.facts());
        List<String> parts = new ArrayList<>();
        ModeLine.mode(facts).ifPresent(parts::add);
        holding(facts).ifPresent(parts::add);
        parts.add("no " + (facts.positions().isEmpty() ? "trade" : "entry") + ": " + String.join("; ", why));
        List<String> lines = new ArrayList<>();
        lines.add("🔄 TRADING CYCLE #" + report.number() + " " + ConsoleText.time(report.startedAt()) + " "
                + String.join(", ", parts));
        if (!report.answer().equals(lastWords)) {
            CycleBlock.words(report).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<String> holding(FactSheet facts) {
        List<String> held = new ArrayList<>();
        facts.positions().forEach((symbol, position) -> {
            BigDecimal gain = position.unrealizedPl();
            held.add(symbol + (gain == null ? "" : " " + ConsoleText.signedDollars(gain)));
        });
        return held.isEmpty() ? Optional.empty() : Optional.of("holding " + String.join(", ", held));
    }
}
