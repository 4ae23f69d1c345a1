package activetrader.execution.orders.exits;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps every exit from being lost: within [#BOUND] of its request the broker has accepted its order, or the delay
/// is recorded and a person is alerted. The same holds when it fails. It makes no difference whether the caller
/// still waits, or whether a running flatten does the exit.
public final class ExitPromises {
    /// How long an exit may take until its order is sent.
    public static final Duration BOUND = Duration.ofSeconds(12);

    /// A person is not alerted again about the same symbol within this time.
    public static final Duration QUIET = Duration.ofMinutes(5);

    private final OrderLedger ledger;
    private final Alerts alerts;
    private final TimeSource time;
    /// When an open alert was raised, by symbol.
    private final Map<Symbol, Tick> alerted = new ConcurrentHashMap<>();

    public ExitPromises(OrderLedger ledger, Alerts alerts, TimeSource time) {
        this.ledger = ledger;
        this.alerts = alerts;
        this.time = time;
    }

    /// Registers an exit from `symbol`, requested now.
    ///
    /// @param cycle null outside a cycle
    public Promise promise(Symbol symbol, @Nullable String cycle) {
        return new Promise(symbol, cycle);
    }

    /// Registers an exit from `symbol`, requested now, that the running flatten does.
    ///
    /// @param cycle null outside a cycle
    /// @param isLeft whether the flatten has still to close a symbol, as far as is known
    public void leaveToFlatten(Symbol symbol, @Nullable String cycle, Predicate<Symbol> isLeft) {
        var _ = time.after(BOUND, "flatten is due", () -> {
            if (isLeft.test(symbol) && !isBeingClosed(symbol)) {
                broken(
                        symbol,
                        cycle,
                        ExitFailure.LATE,
                        "after " + BOUND.toSeconds() + " seconds the flatten has no order at the broker; it continues");
            }
        });
    }

    private boolean isBeingClosed(Symbol symbol) {
        return ledger.entries().stream()
                .anyMatch(entry -> entry.intent().symbol().equals(symbol)
                        && entry.state() == LedgerEntry.State.ACCEPTED
                        && entry.ended() == null
                        && switch (entry.intent().purpose()) {
                            case EXIT, FLATTEN -> true;
                            case ENTRY, PROTECTION -> false;
                        });
    }

    /// The account is flat: every exit is done.
    public void allKept() {
        alerted.keySet().forEach(this::kept);
    }

    private void kept(Symbol symbol) {
        if (alerted.remove(symbol) != null) {
            alerts.info(Alert.Kind.EXIT_NOT_DONE, symbol, "the exit from " + symbol + " is done now");
        }
    }

    private void broken(Symbol symbol, @Nullable String cycle, ExitFailure why, String message) {
        ledger.note(new OrderRecord.ExitNotDone(time.instant(), cycle, symbol, why.name(), message));
        Tick now = time.tick();
        Tick last = alerted.get(symbol);
        if (last == null || !now.isBefore(last.plus(QUIET))) {
            alerted.put(symbol, now);
            alerts.critical(Alert.Kind.EXIT_NOT_DONE, symbol, "the exit from " + symbol + " is not done: " + message);
        }
    }

    /// One exit, from its request to its end.
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
                                "order " + entry.intent().clientOrderId() + " is under way, its outcome is unknown")
                        .orElse("no order is sent");
                ExitPromises.this.broken(
                        symbol,
                        cycle,
                        ExitFailure.LATE,
                        "after " + BOUND.toSeconds() + " seconds " + state + "; it continues");
            }
        }

        /// Whether there is time for another try and no order of this exit is under way.
        public boolean mayTryAgain() {
            return time.tick().since(asked).compareTo(BOUND) < 0 && order().isEmpty();
        }

        /// The latest closing order of the symbol since the request that is not known to have failed.
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

        /// Ends this promise, because another one takes its place.
        public void handOn() {
            timer.cancel();
        }

        /// Ends this promise: the exit is done, or there is nothing to close.
        public void kept() {
            timer.cancel();
            ExitPromises.this.kept(symbol);
        }

        /// Ends this promise: the exit was not done.
        public void broken(ExitFailure why, String message) {
            timer.cancel();
            ExitPromises.this.broken(symbol, cycle, why, message);
        }
    }
}
