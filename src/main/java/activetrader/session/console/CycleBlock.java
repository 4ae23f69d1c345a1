package activetrader.session.console;

import activetrader.agent.CycleReport;
import activetrader.agent.Decision;
import activetrader.agent.Outcome;
import activetrader.agent.facts.FactSheet;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The console's block for one cycle: the portfolio at its start, what it decided and did, and when the next one is
/// due.
///
/// @param moves stops that a rule has moved since the last cycle, each in one line
/// @param why the reasons for no entry; empty where there was one
/// @param width the columns of the console
/// @param lastMode the mode line of the last cycle that knew the mode; null when the mode was ACTIVE
record CycleBlock(
        CycleReport report,
        CycleLog.Around around,
        List<String> moves,
        List<String> why,
        int width,
        @Nullable String lastMode) {
    private static final int LONGEST_WORDS = 300;

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                ConsoleText.RULE,
                "🔄 TRADING CYCLE #" + report.number() + " - REGULAR SESSION 🟢",
                "⏰ " + ConsoleText.stamp(report.startedAt()),
                ConsoleText.RULE,
                ""));
        FactSheet facts = report.facts();
        lines.addAll(mode(facts));
        lines.addAll(sinceLastCycle());
        if (facts != null) {
            lines.addAll(portfolio(facts));
        }
        if (report.outcome() instanceof Outcome.Completed) {
            lines.addAll(decisions());
            lines.add("");
            lines.add(result(report));
        } else {
            lines.add(result(report));
            lines.addAll(report.decisions().isEmpty() ? List.of() : decisions());
        }
        lines.add(cost(report));
        lines.add(
                around.last()
                        ? "⏳ Last cycle of the day, closing all positions at " + ConsoleText.clock(around.nextAt())
                                + " ET"
                        : "⏳ Next cycle in " + minutes(Duration.between(report.startedAt(), around.nextAt())));
        lines.add("");
        lines.add(ConsoleText.RULE);
        return lines;
    }

    private List<String> mode(@Nullable FactSheet facts) {
        if (facts != null) {
            return ModeLine.of(facts).map(line -> List.of(line, "")).orElse(List.of());
        }
        return lastMode == null ? List.of() : List.of(lastMode + " (as the last cycle found it)", "");
    }

    private List<String> sinceLastCycle() {
        List<String> events =
                new ArrayList<>(around.between().stream().map(FillLine::of).toList());
        events.addAll(moves);
        if (events.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("🔔 Since the last cycle:");
        lines.addAll(tree(events));
        lines.add("");
        return lines;
    }

    /// `items` as a tree of one level.
    static List<String> tree(List<String> items) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add((i < items.size() - 1 ? "   ├─ " : "   └─ ") + items.get(i));
        }
        return lines;
    }

    private List<String> portfolio(FactSheet facts) {
        List<String> lines = new ArrayList<>(List.of(
                "📈 Current Portfolio Status:",
                "   💰 Cash: " + ConsoleText.dollars(facts.account().cash()) + ", equity "
                        + ConsoleText.dollars(facts.account().equity()),
                "   📊 Positions: " + facts.positions().size() + " open"));
        if (!facts.positions().isEmpty()) {
            Table table = new Table("Symbol", "Quantity", "Avg Price", "Market Value", "Stop", "Unrealized");
            facts.positions()
                    .forEach((symbol, position) -> table.row(
                            symbol,
                            position.quantity().toPlainString(),
                            ConsoleText.dollars(position.averageEntryPrice()),
                            dollars(position.marketValue()),
                            dollars(position.stopPrice()),
                            signed(position.unrealizedPl())));
            lines.add("");
            lines.addAll(table.fits("   ", width) ? table.lines("   ") : positions(facts));
        }
        lines.add("");
        return lines;
    }

    /// The positions as lines, where the table is too wide.
    private static List<String> positions(FactSheet facts) {
        List<String> lines = new ArrayList<>();
        facts.positions()
                .forEach((symbol, position) -> lines.add(symbol + " "
                        + position.quantity().toPlainString() + " @ "
                        + ConsoleText.dollars(position.averageEntryPrice())
                        + ", worth " + dollars(position.marketValue()) + ", stop " + dollars(position.stopPrice())
                        + ", " + signed(position.unrealizedPl())));
        return tree(lines);
    }

    private List<String> decisions() {
        List<String> lines = new ArrayList<>();
        lines.add("🤖 Agent Decision: " + headline());
        lines.addAll(tree(report.decisions().stream().map(DecisionLines::line).toList()));
        if (!why.isEmpty()) {
            boolean holds =
                    report.facts() != null && !report.facts().positions().isEmpty();
            lines.add("💭 no " + (holds ? "entry" : "trade") + ": " + String.join("; ", why));
        }
        words(report).ifPresent(lines::add);
        return lines;
    }

    /// The model's last text, in quotation marks; empty when there was none.
    static Optional<String> words(CycleReport report) {
        String words = report.answer().strip();
        int length = words.codePointCount(0, words.length());
        String shown =
                length <= LONGEST_WORDS ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST_WORDS)) + "…";
        return words.isEmpty() ? Optional.empty() : Optional.of("💬 \"" + shown + "\"");
    }

    private String headline() {
        if (report.traded()) {
            return "EXECUTING TRADES";
        }
        if (report.decisions().stream().anyMatch(Decision.StopMoved.class::isInstance)) {
            return "MOVING STOPS";
        }
        boolean holds = report.decisions().stream().anyMatch(Decision.Held.class::isInstance);
        return holds ? "HOLDING POSITIONS" : "NO TRADES";
    }

    private static String result(CycleReport report) {
        return switch (report.outcome()) {
            case Outcome.Completed _ -> report.traded() ? "✅ Trades executed successfully" : "✅ Cycle completed";
            case Outcome.Stopped stopped -> "⚠️  Cycle " + stopped.line();
            case Outcome.BudgetSpent spent -> "⚠️  Cycle " + spent.line();
            case Outcome.TimedOut late -> "⚠️  Cycle " + late.line();
            case Outcome.Incomplete incomplete -> "⚠️  Cycle " + incomplete.line();
            case Outcome.ModelGone gone -> "❌ Cycle " + gone.line();
            case Outcome.Failed failed -> "❌ Cycle " + failed.line();
        };
    }

    private static String cost(CycleReport report) {
        return "🧮 " + report.toolCalls().size() + " tool calls, "
                + report.tokens().total() + " tokens (" + report.tokens().cached() + " cached)"
                + (report.costUsd() == null
                        ? ""
                        : ", $" + report.costUsd().stripTrailingZeros().toPlainString());
    }

    private static String minutes(Duration duration) {
        long minutes = duration.toMinutes();
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }

    private static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? "-" : ConsoleText.dollars(amount);
    }

    private static String signed(@Nullable BigDecimal amount) {
        return amount == null ? "-" : ConsoleText.signedDollars(amount);
    }
}
