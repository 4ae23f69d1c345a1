package activetrader.execution.desk;

import activetrader.execution.day.LossMonitor;
import activetrader.execution.desk.exits.FlattenRunner;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.timers.DayMoments;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;

/// What the order desk does by itself at open, flatten and close.
final class DeskMoments implements DayMoments.Actions {
    private static final int SETTLE_TRIES = 5;
    private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);

    private final OvernightPositions overnight;
    private final FlattenRunner flattens;
    private final LossMonitor losses;
    private final TradingTimers timers;

    DeskMoments(OvernightPositions overnight, FlattenRunner flattens, LossMonitor losses, TradingTimers timers) {
        this.overnight = overnight;
        this.flattens = flattens;
        this.losses = losses;
        this.timers = timers;
    }

    @Override
    public void open() {
        overnight.close();
    }

    @Override
    public void flatten(TradingDay day) {
        flattens.flattenWhatIsOpen(day);
    }

    @Override
    public void closed() {
        overnight.expect();
        settle(SETTLE_TRIES);
    }

    /// Books what changed the cash of an account in which nothing is open: once, after the close.
    private void settle(int tries) {
        if (!losses.settle() && tries > 1) {
            timers.after(SETTLE_AGAIN, "settling", () -> settle(tries - 1));
        }
    }
}
