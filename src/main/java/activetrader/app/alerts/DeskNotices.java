package activetrader.app.alerts;

import activetrader.execution.DeskListener;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;
import activetrader.session.console.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// What alpaca-trade tells: trades, what its desk raises, and entries that are denied again and again.
public final class DeskNotices implements AlertSink, DeskListener {
    private static final int STORM = 5;
    private static final Duration STORM_WINDOW = Duration.ofMinutes(10);

    private final Notices notices;
    private final Deque<Instant> denials = new ArrayDeque<>();

    public DeskNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void alert(Alert alert) {
        Notice.Level level = switch (alert.level()) {
            case INFO -> Notice.Level.INFO;
            case WARNING -> Notice.Level.IMPORTANT;
            case CRITICAL -> Notice.Level.CRITICAL;
        };
        String event = alert.kind().name().toLowerCase(Locale.ROOT);
        notices.send(new Notice(level, event, alert.at(), alert.text()));
    }

    @Override
    public void filled(TradeRow row) {
        String profit = row.action().isClosing() ? ", " + Words.signedDollars(row.profit()) : "";
        String text = row.action() + " " + row.quantity() + " " + row.symbol() + " at " + Words.price(row.price())
                + profit + (row.exit() == null ? "" : ", " + row.exit()) + " (" + row.reason() + ")";
        notices.send(new Notice(Notice.Level.INFO, "trade", row.at(), text));
    }

    @Override
    public void recorded(OrderRecord entry) {
        if (entry instanceof OrderRecord.Denied denied && isStorm(denied.at())) {
            notices.send(new Notice(
                    Notice.Level.IMPORTANT,
                    "denial_storm",
                    denied.at(),
                    STORM + " entries denied within " + STORM_WINDOW.toMinutes() + " minutes, the last one "
                            + denied.symbol() + " by " + denied.reasonCode()));
        }
    }

    /// The fifth denial of a window tells, and the count begins anew.
    private synchronized boolean isStorm(Instant at) {
        while (!denials.isEmpty() && denials.peekFirst().plus(STORM_WINDOW).isBefore(at)) {
            denials.removeFirst();
        }
        denials.addLast(at);
        if (denials.size() < STORM) {
            return false;
        }
        denials.clear();
        return true;
    }
}
