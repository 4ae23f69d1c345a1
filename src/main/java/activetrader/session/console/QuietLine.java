package activetrader.session.console;

import activetrader.agent.CycleReport;
import activetrader.agent.facts.FactSheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The line for a cycle in which nothing happened: its time, a mode that restricts trading, the holdings, and why
/// nothing was entered, as far as the reasons fit.
final class QuietLine {
    private QuietLine() {}

    /// @param why the reasons for no entry
    /// @param lastWords the model's text in the cycle before; the same text is not printed again
    /// @param width the columns of the console
    static List<String> of(CycleReport report, List<String> why, String lastWords, int width) {
        FactSheet facts = Objects.requireNonNull(report.facts());
        List<String> parts = new ArrayList<>();
        ModeLine.mode(facts).ifPresent(parts::add);
        holding(facts).ifPresent(parts::add);
        parts.add("no " + (facts.positions().isEmpty() ? "trade" : "entry") + ": ");
        List<String> lines = new ArrayList<>();
        String head = "🔄 TRADING CYCLE #" + report.number() + " " + ConsoleText.time(report.startedAt()) + " "
                + String.join(", ", parts);
        lines.add(Columns.fitting(head, why, width));
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
