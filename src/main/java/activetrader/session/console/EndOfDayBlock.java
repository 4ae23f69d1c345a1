package activetrader.session.console;

import activetrader.market.calendar.TradingDay;
import activetrader.session.summary.CycleCounts;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;
import activetrader.session.trader.Holdings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The console's block at the end of a trading day: what was closed, whether the account is flat, and the day's
/// numbers.
public final class EndOfDayBlock {
    private EndOfDayBlock() {}

    public static List<String> header(Instant now, TradingDay day) {
        return List.of(
                "",
                ConsoleText.RULE,
                "🔴 END OF DAY POSITION CLOSE - " + ConsoleText.clock(now) + " ET",
                ConsoleText.RULE,
                "",
                "⚠️  Closing ALL positions before market close (" + ConsoleText.clock(day.close()) + " ET)",
                "");
    }

    public static List<String> toClose(Holdings holdings) {
        if (holdings.isFlat()) {
            return List.of("ℹ️  No open positions", "");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Positions to close:");
        lines.addAll(tree(holdings.toClose().stream()
                .map(line -> line.symbol() + ": " + line.quantity().abs().toPlainString() + " shares @ market")
                .toList()));
        lines.add("");
        return lines;
    }

    public static List<String> overnight(List<Holdings.Line> positions) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("⚠️  Positions were held overnight; closing them at the open:");
        lines.addAll(tree(positions.stream()
                .map(line -> line.symbol() + ": " + line.quantity().toPlainString() + " shares")
                .toList()));
        return lines;
    }

    public static List<String> closed(FlattenOutcome outcome) {
        List<String> lines = new ArrayList<>();
        if (!outcome.closed().isEmpty()) {
            lines.add("Closed:");
            lines.addAll(tree(
                    outcome.closed().stream().map(EndOfDayBlock::closedLine).toList()));
            lines.add("");
        }
        if (outcome.flat()) {
            lines.add("✅ All positions closed successfully");
        } else {
            lines.add("❌ NOT FLAT:");
            lines.addAll(tree(outcome.remaining().stream()
                    .map(FlattenOutcome.Remaining::line)
                    .toList()));
        }
        return lines;
    }

    private static String closedLine(FlattenOutcome.Closed closed) {
        String price = closed.price() == null ? "market" : ConsoleText.dollars(closed.price());
        String profit = closed.profit() == null ? "" : " (" + ConsoleText.signedDollars(closed.profit()) + ")";
        return closed.symbol() + ": " + closed.quantity().toPlainString() + " shares @ " + price + profit;
    }

    public static List<String> summary(DaySummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("📊 Daily Summary: " + summary.date());
        List<String> facts = new ArrayList<>(List.of(
                "Total trades: " + summary.trades() + " (" + summary.fills() + " fills)",
                "Winning trades: " + summary.winning() + " (" + percent(summary.winning(), summary.trades()) + ")",
                "Daily P&L: " + ConsoleText.signedDollars(summary.realizedPnl()),
                "Final cash: " + (summary.cash() == null ? "unknown" : ConsoleText.dollars(summary.cash())),
                "Cycles: " + summary.cycles() + ", model cost " + cost(summary)));
        if (summary.cyclesNotCompleted() != null
                && !summary.cyclesNotCompleted().isEmpty()) {
            facts.add("Not completed: " + CycleCounts.reasons(summary.cyclesNotCompleted()));
        }
        if (summary.performance() != null) {
            facts.addAll(PerformanceLines.of(summary.performance()));
        }
        facts.add("Status: " + summary.standing());
        lines.addAll(tree(facts));
        if (summary.adjustments() != null && !summary.adjustments().isEmpty()) {
            lines.add("⚠️ Without a fill:");
            lines.addAll(tree(summary.adjustments()));
        }
        return lines;
    }

    public static List<String> goodNight(Instant now, TradingDay next) {
        return List.of(
                "",
                "💤 Market closing - entering sleep mode",
                "⏰ Next trading session: " + ConsoleText.nextSession(now, next.open()),
                ConsoleText.RULE);
    }

    private static String cost(DaySummary summary) {
        BigDecimal cost = summary.costUsd();
        return cost == null
                ? "unknown"
                : "$" + cost.setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String percent(int part, int whole) {
        if (whole == 0) {
            return "0.0%";
        }
        return BigDecimal.valueOf(100L * part)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%";
    }

    private static List<String> tree(List<String> items) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add((i < items.size() - 1 ? "   ├─ " : "   └─ ") + items.get(i));
        }
        return lines;
    }
}
