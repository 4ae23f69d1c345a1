package activetrader.app.replay;

import activetrader.agent.recorded.CycleTranscript;
import activetrader.agent.recorded.RecordedAnswer;
import activetrader.agent.recorded.RecordedUse;
import activetrader.app.replay.Difference.Part;
import activetrader.journal.TradeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A recorded cycle beside the one that was played, with the fills until the next cycle.
///
/// @param at when it began
/// @param then what it did by the record; null when the record has no such cycle
/// @param now what it did; null when no such cycle was played
/// @param differences in the order in which one brings about the next; empty when there is none
record CycleComparison(
        Instant at,
        @Nullable CycleTranscript then,
        @Nullable CycleTranscript now,
        List<Difference> differences) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String NONE = "nothing";

    CycleComparison {
        differences = List.copyOf(differences);
    }

    /// @param fillsThen from the start of the cycle to that of the next one
    static CycleComparison of(
            Instant at,
            @Nullable CycleTranscript then,
            @Nullable CycleTranscript now,
            List<TradeRow> fillsThen,
            List<TradeRow> fillsNow) {
        List<Difference> differences = new ArrayList<>();
        if (then == null || now == null) {
            differences.add(new Difference(
                    Part.CYCLE,
                    "a cycle",
                    then == null ? "none" : "cycle " + then.number(),
                    now == null ? "none" : "cycle " + now.number(),
                    "the cycles began at other times: the daemon was down, or a pause was longer"));
        } else {
            differences.addAll(FactComparison.of(then.facts(), now.facts()));
            first(Part.ANSWER, calls(then), calls(now), "the model decided otherwise")
                    .ifPresent(differences::add);
            if (!then.outcome().equals(now.outcome())) {
                differences.add(new Difference(
                        Part.ANSWER,
                        "the end of the cycle",
                        then.outcome(),
                        now.outcome(),
                        "the cycle ended otherwise"));
            }
            first(Part.RESULT, results(then), results(now), "a service, the gate or the broker answered otherwise")
                    .ifPresent(differences::add);
        }
        first(
                        Part.FILLS,
                        fills(fillsThen),
                        fills(fillsNow),
                        "the order was filled otherwise: within a minute the simulator makes its own prices")
                .ifPresent(differences::add);
        return new CycleComparison(at, then, now, differences);
    }

    private static Optional<Difference> first(Part part, List<String> then, List<String> now, String why) {
        for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
            String before = i < then.size() ? then.get(i) : NONE;
            String after = i < now.size() ? now.get(i) : NONE;
            if (!before.equals(after)) {
                return Optional.of(new Difference(part, part.word() + " " + (i + 1), before, after, why));
            }
        }
        return Optional.empty();
    }

    private static List<String> calls(CycleTranscript cycle) {
        return cycle.answers().stream()
                .map(RecordedAnswer::calls)
                .flatMap(List::stream)
                .map(call -> anonymous(call.tool() + " " + call.arguments()))
                .toList();
    }

    private static List<String> results(CycleTranscript cycle) {
        return cycle.uses().stream()
                .map(RecordedUse::result)
                .map(CycleComparison::anonymous)
                .toList();
    }

    /// Without the broker's ids, which are new each time.
    private static String anonymous(String text) {
        return ID.matcher(text).replaceAll("ID");
    }

    private static List<String> fills(List<TradeRow> rows) {
        return rows.stream()
                .map(row -> row.action() + " " + row.quantity() + " " + row.symbol() + " at " + row.price())
                .toList();
    }

    /// The number of the record, or else that of the cycle that was played.
    int number() {
        if (then != null) {
            return then.number();
        }
        return now == null ? 0 : now.number();
    }

    long count(Part part) {
        return differences.stream()
                .filter(difference -> difference.part() == part)
                .count();
    }

    boolean decidesOtherwise() {
        return !did(then).equals(did(now));
    }

    static String did(@Nullable CycleTranscript cycle) {
        if (cycle == null) {
            return "no cycle";
        }
        return cycle.did().isEmpty() ? cycle.outcome() : cycle.did();
    }
}
