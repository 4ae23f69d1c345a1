package activetrader.execution.mode;

import activetrader.config.FileFault;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderRecord;
import activetrader.risk.TradingMode;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// Reads and sets the trading mode. Every change is recorded and reported.
public final class TradingModeControl {
    private final ModeFile file;
    private final OrderLedger ledger;
    private final Alerts alerts;
    private final TimeSource time;
    private final ReentrantLock writing = new ReentrantLock();

    public TradingModeControl(ModeFile file, OrderLedger ledger, Alerts alerts, TimeSource time) {
        this.file = file;
        this.ledger = ledger;
        this.alerts = alerts;
        this.time = time;
    }

    /// The mode that holds now.
    public ModeState mode() {
        return file.read(time.instant());
    }

    /// Whether the mode allows entries now.
    public boolean isActive() {
        return mode().mode() == TradingMode.ACTIVE;
    }

    /// @throws UncheckedIOException when the mode could not be written; the old mode then stays
    public void set(ModeState state) {
        change(_ -> state);
    }

    /// Sets the mode to what `change` makes of the one that holds; no other change of this process comes between.
    /// Nothing is written when `change` returns the same state.
    ///
    /// @return the mode that holds now
    /// @throws UncheckedIOException when the mode could not be written; the old mode then stays
    public ModeState change(UnaryOperator<ModeState> change) {
        ModeState state;
        writing.lock();
        try {
            ModeState before = mode();
            state = change.apply(before);
            if (state.equals(before)) {
                return before;
            }
            file.write(state.asAnnounced());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.path() + ": " + FileFault.of(file.path(), e), e);
        } finally {
            writing.unlock();
        }
        report(state);
        return state;
    }

    private void report(ModeState state) {
        ledger.note(new OrderRecord.ModeChanged(
                time.instant(), state.mode().name(), state.setBy(), state.reason(), state.until()));
        alerts.warning(
                Alert.Kind.MODE_CHANGED,
                null,
                "trading is " + state.mode() + ", set by " + state.setBy() + ": " + state.reason());
    }
}
