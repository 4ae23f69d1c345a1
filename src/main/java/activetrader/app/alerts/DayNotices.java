package activetrader.app.alerts;

import activetrader.agent.CycleReport;
import activetrader.agent.Outcome;
import activetrader.session.Progress;
import activetrader.session.console.Words;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What the daemon tells: the flatten, the day's summary, and trouble; the same trouble once in 15 minutes.
public final class DayNotices implements Progress {
    static final String DAILY_SUMMARY = "daily_summary";

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(15);

    private final Notices notices;
    private final InstantSource time;
    private final Map<String, Instant> told = new HashMap<>();

    public DayNotices(Notices notices, InstantSource time) {
        this.notices = notices;
        this.time = time;
    }

    @Override
    public void status(String line) {
        // for systemd, not for people far away
    }

    @Override
    public void cycleEnded(CycleReport report) {
        if (report.outcome() instanceof Outcome.Failed(String reason, boolean needsPerson)) {
            tellOnce(
                    needsPerson ? Notice.Level.CRITICAL : Notice.Level.IMPORTANT,
                    "cycle_failed",
                    "cycle " + report.number() + " failed",
                    reason);
        }
    }

    @Override
    public void flattened(FlattenOutcome outcome) {
        if (outcome.flat()) {
            send(Notice.Level.INFO, "flat", "flat: " + outcome.closed().size() + " positions closed");
        } else {
            send(
                    Notice.Level.CRITICAL,
                    "not_flat",
                    "NOT FLAT, still held: "
                            + outcome.remaining().stream()
                                    .map(FlattenOutcome.Remaining::line)
                                    .collect(Collectors.joining("; ")));
        }
    }

    @Override
    public void trouble(String what) {
        tellOnce(Notice.Level.IMPORTANT, "trouble", "trouble", what);
    }

    @Override
    public void dayEnded(DaySummary summary) {
        boolean flat = Boolean.TRUE.equals(summary.flat());
        String text = summary.date() + ": " + Words.signedDollars(summary.realizedPnl()) + ", " + summary.trades()
                + " trades (" + summary.winning() + " won, " + summary.losing() + " lost), " + summary.cycles()
                + " cycles (" + summary.failedCycles() + " failed), "
                + summary.standing();
        send(flat ? Notice.Level.IMPORTANT : Notice.Level.CRITICAL, DAILY_SUMMARY, text);
    }

    private void tellOnce(Notice.Level level, String event, String what, String reason) {
        Instant now = time.instant();
        Instant before = told.get(reason);
        if (before == null || !before.plus(AGAIN_AFTER).isAfter(now)) {
            told.put(reason, now);
            send(level, event, what + ": " + reason);
        }
    }

    private void send(Notice.Level level, String event, String text) {
        notices.send(new Notice(level, event, time.instant(), text));
    }
}
