package activetrader.page.day;

import activetrader.agent.daylog.DayTally;
import activetrader.agent.daylog.RecordedTranscript;
import activetrader.session.console.ConsoleText;
import activetrader.session.summary.CycleCounts;
import activetrader.session.summary.DaySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What of a day a person should look at.
public final class Concerns {
    private Concerns() {}

    /// One sentence each, foreign; empty when nothing needs a look.
    ///
    /// @param over whether the day should have its summary by now
    public static List<String> of(RecordedDay day, boolean over) {
        List<String> concerns = new ArrayList<>();
        DaySummary summary = day.summary();
        if (summary == null && over) {
            concerns.add("There is no summary: the daemon has not seen the end of the day.");
        }
        if (summary == null) {
            lost(day).ifPresent(concerns::add);
        }
        if (summary != null && !Boolean.TRUE.equals(summary.flat())) {
            concerns.add("After the close: " + summary.standing());
        }
        if (summary != null
                && summary.cyclesNotCompleted() != null
                && !summary.cyclesNotCompleted().isEmpty()) {
            concerns.add("Cycles not completed: " + CycleCounts.reasons(summary.cyclesNotCompleted()));
        }
        DayEvent.of(day).stream()
                .filter(DayEvent::needsALook)
                .forEach(event -> concerns.add(ConsoleText.time(event.at()) + " " + event.text()));
        concerns.addAll(day.faults());
        return List.copyOf(concerns);
    }

    /// That more than half of the cycles so far were not completed.
    private static Optional<String> lost(RecordedDay day) {
        DayTally tally = DayTally.of(day.cycles().stream()
                .map(RecordedTranscript::end)
                .filter(Objects::nonNull)
                .toList());
        int lost = tally.notCompleted().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return 2 * lost > tally.cycles()
                ? Optional.of(lost + " of " + tally.cycles() + " cycles not completed: "
                        + CycleCounts.reasons(tally.notCompleted()))
                : Optional.empty();
    }
}
