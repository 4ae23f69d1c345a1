package activetrader.app.alerts;

import activetrader.execution.OrderListener;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import activetrader.execution.mode.ModeState;
import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;
import activetrader.session.console.ConsoleText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The alerts of alpaca-trade: trades, alerts of its order desk, and many denied entries in a short time.
public final class DeskAlerts implements AlertSink, OrderListener {
    private static final int STORM = 5;
    private static final Duration STORM_WINDOW = Duration.ofMinutes(10);

    private final AlertSink alerts;
    private final Deque<Instant> denials = new ArrayDeque<>();
    /// The mode at the last call; null before the first.
    private @Nullable ModeState mode;

    public DeskAlerts(AlertSink alerts) {
        this.alerts = alerts;
    }

    /// Compares the mode that holds at `now` with the one before. Sends an alert of a change that was not
    /// announced: a mode that ended at its time, or a mode file that was changed by hand or can no longer be read.
    /// The order desk and the commands announce their own changes.
    public synchronized void seen(ModeState state, Instant now) {
        ModeState before = mode;
        mode = state;
        if (before != null && before.mode() != state.mode() && !state.isAnnouncedAfter(before)) {
            alerts.alert(new Alert(
                    Alert.Kind.MODE_CHANGED,
                    Alert.Level.IMPORTANT,
                    now,
                    "trading is " + state.mode() + ", set by " + state.setBy() + ": " + state.reason()));
        }
    }

    @Override
    public void alert(Alert alert) {
        alerts.alert(alert);
    }

    @Override
    public void filled(TradeRow row) {
        String profit = row.action().isClosing() ? ", " + ConsoleText.signedDollars(row.profit()) : "";
        String text = row.action() + " " + row.quantity() + " " + row.symbol() + " at " + ConsoleText.price(row.price())
                + profit + (row.exit() == null ? "" : ", " + row.exit()) + " (" + row.reason() + ")";
        alerts.alert(new Alert(Alert.Kind.TRADE, Alert.Level.INFO, row.at(), text));
    }

    @Override
    public void recorded(OrderRecord entry) {
        if (entry instanceof OrderRecord.Denied denied && isStorm(denied.at())) {
            alerts.alert(new Alert(
                    Alert.Kind.DENIAL_STORM,
                    Alert.Level.IMPORTANT,
                    denied.at(),
                    STORM + " entries denied within " + STORM_WINDOW.toMinutes() + " minutes, the last one "
                            + denied.symbol() + " by " + denied.reasonCode()));
        }
    }

    /// Whether this is the fifth denial within the window; the count then starts again.
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
