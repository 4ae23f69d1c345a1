package activetrader.app.alerts;

import activetrader.agent.CycleReport;
import activetrader.agent.Outcome;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alert.Kind;
import activetrader.execution.alerts.Alert.Level;
import activetrader.execution.alerts.AlertSink;
import activetrader.session.Progress;
import activetrader.session.console.ConsoleText;
import activetrader.session.summary.CycleCounts;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The alerts of the daemon: the flatten, the day's summary, and trouble, the same trouble once in 15 minutes.
public final class DayAlerts implements Progress {
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(15);
    private static final int INCOMPLETE_TO_TELL = 3;

    private final AlertSink alerts;
    private final InstantSource time;
    private final Map<String, Instant> told = new HashMap<>();
    private int incomplete;
    private boolean modelGone;

    public DayAlerts(AlertSink alerts, InstantSource time) {
        this.alerts = alerts;
        this.time = time;
    }

    @Override
    public void status(String line) {
        // for systemd only; no alert
    }

    @Override
    public void cycleEnded(CycleReport report) {
        Outcome outcome = report.outcome();
        countIncomplete(outcome);
        switch (outcome) {
            case Outcome.Failed(String reason, boolean needsPerson, String _) ->
                tellOnce(levelOf(needsPerson), Kind.CYCLE_FAILED, "cycle " + report.number() + " failed", reason);
            case Outcome.ModelGone(String reason, String _, boolean needsPerson, boolean first) -> {
                modelGone = true;
                if (first) {
                    send(
                            levelOf(needsPerson),
                            Kind.MODEL_GONE,
                            "no entries, exits by the rules until the model answers: " + reason);
                }
            }
            case Outcome.Completed _, Outcome.Incomplete _, Outcome.Stopped _, Outcome.BudgetSpent _ -> {
                if (modelGone) {
                    modelGone = false;
                    send(Level.INFO, Kind.MODEL_BACK, "the model answers again, in cycle " + report.number());
                }
            }
            case Outcome.TimedOut _ -> {}
        }
    }

    private void countIncomplete(Outcome outcome) {
        incomplete = outcome instanceof Outcome.Incomplete ? incomplete + 1 : 0;
        if (incomplete == INCOMPLETE_TO_TELL) {
            send(
                    Level.IMPORTANT,
                    Kind.MODEL_INCOMPLETE,
                    INCOMPLETE_TO_TELL + " cycles in a row without a whole answer, the last: " + outcome.line());
        }
    }

    private static Level levelOf(boolean needsPerson) {
        return needsPerson ? Level.CRITICAL : Level.IMPORTANT;
    }

    @Override
    public void flattened(FlattenOutcome outcome) {
        if (outcome.flat()) {
            send(Level.INFO, Kind.FLAT, "flat: " + outcome.closed().size() + " positions closed");
        } else {
            send(
                    Level.CRITICAL,
                    Kind.NOT_FLAT,
                    "NOT FLAT, still held: "
                            + outcome.remaining().stream()
                                    .map(FlattenOutcome.Remaining::line)
                                    .collect(Collectors.joining("; ")));
        }
    }

    @Override
    public void trouble(String what) {
        tellOnce(Level.IMPORTANT, Kind.TROUBLE, "trouble", what);
    }

    @Override
    public void dayEnded(DaySummary summary) {
        boolean flat = Boolean.TRUE.equals(summary.flat());
        String text = summary.date() + ": " + ConsoleText.signedDollars(summary.realizedPnl()) + ", " + summary.trades()
                + " trades (" + summary.winning() + " won, " + summary.losing() + " lost), " + summary.cycles()
                + " cycles (" + CycleCounts.text(summary) + "), "
                + summary.standing();
        send(flat ? Level.IMPORTANT : Level.CRITICAL, Kind.DAILY_SUMMARY, text);
    }

    private void tellOnce(Level level, Kind kind, String what, String reason) {
        Instant now = time.instant();
        Instant before = told.get(reason);
        if (before == null || !before.plus(AGAIN_AFTER).isAfter(now)) {
            told.put(reason, now);
            send(level, kind, what + ": " + reason);
        }
    }

    private void send(Level level, Kind kind, String text) {
        alerts.alert(new Alert(kind, level, time.instant(), text));
    }
}
