package activetrader.execution.orders.entries;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.protection.PositionProtection;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reverses entries that come in although entries were stopped, or an exit of their symbol was requested, while
/// they were under way. See decision 72.
public final class EntryReversal {
    private static final Logger log = LoggerFactory.getLogger(EntryReversal.class);

    private final OrderLedger ledger;
    private final Broker broker;
    private final AccountReader reader;
    private final OrderCanceller canceller;
    private final PositionProtection protection;
    private final Predicate<Symbol> isStopped;
    private final BooleanSupplier flattenRuns;
    private final Function<ExitRequest, ExitResult> exit;
    private final StoppedEntries entries;

    /// @param isStopped whether an entry in a symbol that is filled now must be reversed
    /// @param flattenRuns whether a flatten closes everything now
    public EntryReversal(
            OrderLedger ledger,
            Broker broker,
            AccountReader reader,
            OrderCanceller canceller,
            PositionProtection protection,
            Predicate<Symbol> isStopped,
            BooleanSupplier flattenRuns,
            Function<ExitRequest, ExitResult> exit) {
        this.ledger = ledger;
        this.broker = broker.forExits();
        this.reader = reader.forExits();
        this.canceller = canceller;
        this.protection = protection;
        this.isStopped = isStopped;
        this.flattenRuns = flattenRuns;
        this.exit = exit;
        this.entries = new StoppedEntries(ledger);
    }

    /// What an entry that begins now gives to [#of].
    public int begin() {
        return ledger.entries().size();
    }

    /// Adds the entries among `sent` to those that are checked.
    public void follow(List<LedgerEntry> sent) {
        entries.follow(sent);
    }

    /// Checks the entries since [#begin], which gave `before`, and reverses those that must not stand.
    ///
    /// @return the answer for a reversed one among them; `result` when none is reversed
    public EntryResult of(EntryResult result, int before) {
        List<LedgerEntry> sent = ledger.after(before);
        follow(sent);
        Set<String> undone = ofAll();
        return sent.stream()
                .map(entry -> entry.intent().clientOrderId())
                .filter(undone::contains)
                .findFirst()
                .<EntryResult>map(id -> new EntryResult.Undone(
                        id, "entries were stopped while " + id + " was under way; what it bought is being closed"))
                .orElse(result);
    }

    /// Reverses every checked entry that must not stand.
    ///
    /// @return client order ids of the reversed entries
    public Set<String> ofAll() {
        Set<String> undone = new HashSet<>();
        for (StoppedEntries.Undone entry :
                entries.due(each -> isStopped.test(each.intent().symbol()))) {
            undone.add(entry.entry().intent().clientOrderId());
            if (!undo(entry)) {
                entries.again(entry);
            }
        }
        return undone;
    }

    private boolean undo(StoppedEntries.Undone undone) {
        OrderRecord.Intent intent = undone.entry().intent();
        log.warn("entry undone, it was stopped while it was under way client_order_id={}", intent.clientOrderId());
        try {
            return cancelAndClose(undone, intent);
        } catch (BrokerException e) {
            log.warn("entry not undone yet client_order_id={} cause=\"{}\"", intent.clientOrderId(), e.getMessage());
            return false;
        }
    }

    /// Cancels the open part, and closes what was bought, unless a flatten does.
    private boolean cancelAndClose(StoppedEntries.Undone undone, OrderRecord.Intent intent) {
        Symbol symbol = intent.symbol();
        String orderId = Objects.requireNonNull(undone.entry().orderId());
        canceller.cancel(symbol, order -> order.id().equals(orderId), "entries were stopped");
        Quantity bought = broker.order(orderId).map(Order::filledQuantity).orElse(Quantity.ZERO);
        Optional<Position> held = reader.position(symbol);
        if (!undone.close() || bought.isZero() || held.isEmpty() || flattenRuns.getAsBoolean()) {
            protection.protect(symbol);
            return true;
        }
        Quantity part = held.get().quantity().isAbove(bought) ? bought : null;
        ExitRequest request = new ExitRequest(
                symbol, part, null, "entries were stopped while it was under way", intent.cycle(), ExitKind.RULE);
        return !(exit.apply(request) instanceof ExitResult.Failed);
    }
}
