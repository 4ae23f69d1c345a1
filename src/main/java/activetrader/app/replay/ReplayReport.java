package activetrader.app.replay;

import activetrader.app.replay.Difference.Part;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A replay for the console.
final class ReplayReport {
    private static final int LONGEST = 200;

    private ReplayReport() {}

    /// For the recorded answers: where the day came out otherwise.
    static List<String> ofRecordedAnswers(DayComparison compared, ReplayResult result) {
        List<String> lines = new ArrayList<>();
        compared.firstDivergence()
                .ifPresentOrElse(
                        first -> lines.addAll(divergence(first, compared)),
                        () -> lines.add("✅ No divergence: "
                                + compared.then().cycles().size() + " cycles, "
                                + compared.then().fills().size() + " fills, P&L "
                                + ConsoleText.signedDollars(compared.then().profit()) + " as recorded; no tokens"));
        if (result.divergence() != null) {
            lines.addAll(totals(result));
        }
        return lines;
    }

    private static List<String> divergence(CycleComparison first, DayComparison compared) {
        Difference difference = first.differences().getFirst();
        List<String> lines = new ArrayList<>();
        lines.add("❌ First divergence: cycle " + first.number() + " at " + ConsoleText.time(first.at()) + ", "
                + shortened(difference.line()));
        lines.add("   Why: " + difference.why());
        lines.add("");
        compared.cycles().stream()
                .filter(cycle -> !cycle.differences().isEmpty())
                .forEach(cycle -> lines.add(
                        "   cycle " + cycle.number() + "  " + ConsoleText.time(cycle.at()) + "  " + counts(cycle)));
        return lines;
    }

    /// Such as `3 facts, 1 fills`.
    private static String counts(CycleComparison cycle) {
        return Stream.of(Part.values())
                .filter(part -> cycle.count(part) > 0)
                .map(part -> part == Part.FACTS ? cycle.count(part) + " facts" : part.word())
                .collect(Collectors.joining(", "));
    }

    /// For another model: what it decided instead.
    static List<String> ofModel(DayComparison compared, ReplayResult result) {
        List<String> lines = new ArrayList<>();
        List<CycleComparison> other = compared.cycles().stream()
                .filter(CycleComparison::decidesOtherwise)
                .toList();
        lines.add(other.size() + " of " + compared.cycles().size() + " cycles decided otherwise");
        for (CycleComparison cycle : other) {
            lines.add("   " + ConsoleText.time(cycle.at()) + "  recorded: "
                    + shortened(CycleComparison.did(cycle.then())));
            lines.add("          " + result.answers() + ": " + shortened(CycleComparison.did(cycle.now())));
        }
        lines.addAll(totals(result));
        return lines;
    }

    private static List<String> totals(ReplayResult result) {
        ReplayResult.Day then = result.recorded();
        ReplayResult.Day now = result.replayed();
        return List.of(
                "",
                row("", "recorded", result.answers().equals("recorded") ? "replayed" : result.answers()),
                row("P&L", ConsoleText.signedDollars(then.profit()), ConsoleText.signedDollars(now.profit())),
                row("entries", "" + then.entries(), "" + now.entries()),
                row("fills", "" + then.fills(), "" + now.fills()),
                row("tokens", "" + then.tokens(), "" + now.tokens()),
                row("cost of the model", cost(then.cost()), cost(now.cost())));
    }

    private static String row(String name, String then, String now) {
        return String.format(Locale.ROOT, "   %-18s %16s %16s", name, then, now);
    }

    private static String cost(@Nullable BigDecimal cost) {
        return cost == null ? "not known" : "$" + cost.stripTrailingZeros().toPlainString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
