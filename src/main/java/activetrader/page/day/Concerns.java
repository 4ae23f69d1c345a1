package activetrader.page.day;

import activetrader.session.console.ConsoleText;
import activetrader.session.summary.CycleCounts;
import activetrader.session.summary.DaySummary;
import java.util.ArrayList;
import java.util.List;

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
}
