package activetrader.execution.orders;

import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Symbol;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// No exit vanishes: within [#BOUND] of its request the broker has accepted its order, or the delay is on record and a
/// person is alerted; and so is its end, when it fails. Whether anybody still waits for its answer does not matter.
public final class ExitPromises {
    /// How long an exit may take to send its order.
    public static final Duration BOUND = Duration.ofSeconds(12);

    private final OrderLedger ledger;
    private final Alerts alerts;
    private final TimeSource time;
    /// What an alert was raised for and is not closed yet: one alert each, however often it is tried.
    private final Set<Symbol> alerted = ConcurrentHashMap.newKeySet();

    public ExitPromises(OrderLedger ledger, Alerts alerts, TimeSource time) {
        this.ledger = ledger;
        this.alerts = alerts;
        this.time = time;
    }

    /// An exit from `symbol` has been asked for, now.
    ///
    /// @param cycle null outside a cycle
    public Promise promise(Symbol symbol, @Nullable String cycle) {
        return new Promise(symbol, cycle);
    }

    private void broken(Symbol symbol, @Nullable String cycle, ExitFailure why, String message) {
        ledger.note(new OrderRecord.ExitNotDone(time.instant(), cycle, symbol, why.name(), message));
        if (alerted.add(symbol)) {
            alerts.critical(Alert.Kind.EXIT_NOT_DONE, symbol, "the exit from " + symbol + " is not done: " + message);
        }
    }

    /// One exit, from its request on.
    public final class Promise {
        private final Symbol symbol;
        private final @Nullable String cycle;
        private final Tick asked = time.tick();
        private final int before = ledger.entries().size();
        private final TimeSource.Timer timer;

        private Promise(Symbol symbol, @Nullable String cycle) {
            this.symbol = symbol;
            this.cycle = cycle;
            this.timer = time.after(BOUND, "exit is due", this::due);
        }

        private void due() {
            Optional<LedgerEntry> order = order();
            boolean accepted = order.filter(entry -> entry.state() == LedgerEntry.State.ACCEPTED)
                    .isPresent();
            if (!accepted) {
                String state = order.map(entry ->
                                "order " + entry.intent().clientOrderId() + " is under way, nobody knows its outcome")
                        .orElse("no order is sent");
                ExitPromises.this.broken(
                        symbol,
                        cycle,
                        ExitFailure.LATE,
                        "after " + BOUND.toSeconds() + " seconds " + state + "; it goes on");
            }
        }

        /// Whether there is time for another try and nothing of this exit is under way.
        public boolean mayTryAgain() {
            return time.tick().since(asked).compareTo(BOUND) < 0 && order().isEmpty();
        }

        /// The latest closing order of the symbol since the exit was asked for that is not known to have failed.
        private Optional<LedgerEntry> order() {
            return ledger.after(before).reversed().stream()
                    .filter(entry -> entry.intent().purpose() == OrderPurpose.EXIT
                            && entry.intent().symbol().equals(symbol))
                    .filter(entry -> switch (entry.state()) {
                        case ACCEPTED, IN_DOUBT -> true;
                        case REJECTED, ABSENT -> false;
                    })
                    .findFirst();
        }

        /// The exit is done, or there is nothing to do.
        public void kept() {
            timer.cancel();
            if (alerted.remove(symbol)) {
                alerts.info(Alert.Kind.EXIT_NOT_DONE, symbol, "the exit from " + symbol + " is done now");
            }
        }

        /// The exit ends without having been done.
        public void broken(ExitFailure why, String message) {
            timer.cancel();
            ExitPromises.this.broken(symbol, cycle, why, message);
        }
    }
}
