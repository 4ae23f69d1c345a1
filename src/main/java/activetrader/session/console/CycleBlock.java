package activetrader.session.console;

import activetrader.agent.CycleReport;
import activetrader.agent.Decision;
import activetrader.agent.Outcome;
import activetrader.agent.facts.FactSheet;
import activetrader.journal.TradeRow;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is printed of one cycle: the portfolio it found, what it decided and did, and when the next one is due.
public final class CycleBlock {
    private CycleBlock() {}

    /// The whole block.
    ///
    /// @param between fills since the last cycle that no cycle asked for
    /// @param nextAt when the next cycle starts, or the flatten when this was the last one
    public static List<String> lines(CycleReport report, List<TradeRow> between, Instant nextAt, boolean last) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                Words.RULE,
                "🔄 TRADING CYCLE #" + report.number() + " - REGULAR SESSION 🟢",
                "⏰ " + Words.stamp(report.startedAt()),
                Words.RULE,
                ""));
        lines.addAll(sinceLastCycle(between));
        FactSheet facts = report.facts();
        if (facts != null) {
            lines.addAll(portfolio(facts));
        }
        lines.addAll(decisions(report));
        lines.add("");
        lines.add(result(report));
        lines.add(cost(report));
        lines.add(
                last
                        ? "⏳ Last cycle of the day, closing all positions at " + Words.clock(nextAt) + " ET"
                        : "⏳ Next cycle in " + minutes(Duration.between(report.startedAt(), nextAt)));
        lines.add("");
        lines.add(Words.RULE);
        return lines;
    }

    private static List<String> sinceLastCycle(List<TradeRow> fills) {
        if (fills.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("🔔 Since the last cycle:");
        for (int i = 0; i < fills.size(); i++) {
            TradeRow fill = fills.get(i);
            lines.add((i < fills.size() - 1 ? "   ├─ " : "   └─ ") + fill.side() + " " + fill.quantity() + " "
                    + fill.symbol() + " @ " + Words.dollars(fill.price().value())
                    + (fill.action().isClosing() ? " (" + Words.signedDollars(fill.profit()) + ")" : "") + " "
                    + fill.reason());
        }
        lines.add("");
        return lines;
    }

    private static List<String> portfolio(FactSheet facts) {
        List<String> lines = new ArrayList<>(List.of(
                "📈 Current Portfolio Status:",
                "   💰 Cash: " + Words.dollars(facts.account().cash()) + ", equity "
                        + Words.dollars(facts.account().equity()),
                "   📊 Positions: " + facts.positions().size() + " open"));
        if (!facts.positions().isEmpty()) {
            Table table = new Table("Symbol", "Quantity", "Avg Price", "Market Value", "Stop", "Unrealized");
            facts.positions()
                    .forEach((symbol, position) -> table.row(
                            symbol,
                            position.quantity().toPlainString(),
                            Words.dollars(position.averageEntryPrice()),
                            dollars(position.marketValue()),
                            dollars(position.stopPrice()),
                            signed(position.unrealizedPl())));
            lines.add("   ");
            lines.addAll(table.lines("   "));
        }
        lines.add("");
        return lines;
    }

    private static List<String> decisions(CycleReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("🤖 Agent Decision: " + headline(report));
        List<Decision> decisions = report.decisions();
        for (int i = 0; i < decisions.size(); i++) {
            lines.add((i < decisions.size() - 1 ? "   ├─ " : "   └─ ") + line(decisions.get(i)));
        }
        return lines;
    }

    private static String headline(CycleReport report) {
        if (report.traded()) {
            return "EXECUTING TRADES";
        }
        boolean holds = report.decisions().stream().anyMatch(Decision.Held.class::isInstance);
        return holds ? "HOLDING POSITIONS" : "NO TRADES";
    }

    private static String line(Decision decision) {
        return switch (decision) {
            case Decision.Traded traded -> traded(traded);
            case Decision.Denied denied ->
                "DENIED " + denied.side() + quantity(denied.quantity()) + " " + denied.symbol() + " (" + denied.code()
                        + ": " + denied.message() + ")";
            case Decision.Unknown unknown ->
                "UNKNOWN " + unknown.side() + quantity(unknown.quantity()) + " " + unknown.symbol() + " ("
                        + unknown.message() + ")";
            case Decision.Held held ->
                "HOLD " + held.symbol() + " ("
                        + (held.stop() == null ? "no stop" : "stop at " + Words.dollars(held.stop())) + ")";
        };
    }

    private static String traded(Decision.Traded traded) {
        String word = traded.side() == Side.BUY ? "BUY" : "SELL";
        String price = traded.price() == null ? traded.status() : Words.dollars(traded.price());
        List<String> notes = new ArrayList<>();
        if (!traded.reason().isBlank()) {
            notes.add(traded.reason());
        }
        if (traded.pnl() != null) {
            notes.add(Words.signedDollars(traded.pnl()));
        }
        if (traded.stop() != null) {
            notes.add("stop at " + Words.dollars(traded.stop()));
        }
        return word + quantity(traded.quantity()) + " " + traded.symbol() + " @ " + price
                + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")");
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

    private static String quantity(@Nullable BigDecimal quantity) {
        return quantity == null ? "" : " " + quantity.toPlainString();
    }

    private static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? "-" : Words.dollars(amount);
    }

    private static String signed(@Nullable BigDecimal amount) {
        return amount == null ? "-" : Words.signedDollars(amount);
    }
}
