package activetrader.execution.orders;

import activetrader.broker.BrokerException;
import activetrader.execution.context.TradingContext;
import activetrader.execution.ledger.LedgerEntry;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reverses entries that come in although entries were stopped, or an exit of their symbol was requested, while
/// they were under way. See decision 72.
public final class EntryReversal {
    private static final Logger log = LoggerFactory.getLogger(EntryReversal.class);

    private final TradingContext context;
    private final BooleanSupplier entriesAreStopped;
    private final BooleanSupplier flattenRuns;
    private final Function<ExitRequest, ExitResult> exit;
    private final StoppedEntries entries;
    /// Symbols with an exit request since their last entry began.
    private final Set<Symbol> left = ConcurrentHashMap.newKeySet();

    /// @param flattenRuns whether a flatten closes everything now
    public EntryReversal(
            TradingContext context,
            BooleanSupplier entriesAreStopped,
            BooleanSupplier flattenRuns,
            Function<ExitRequest, ExitResult> exit) {
        this.context = context;
        this.entriesAreStopped = entriesAreStopped;
        this.flattenRuns = flattenRuns;
        this.exit = exit;
        this.entries = new StoppedEntries(context.ledger());
    }

    /// An entry in `symbol` begins.
    public void entering(Symbol symbol) {
        left.remove(symbol);
    }

    /// Notes an exit request.
    public void leaving(ExitRequest request) {
        if (request.quantity() == null) {
            left.add(request.symbol());
        }
    }

    /// Adds the entries among `sent` to those that are checked.
    public void follow(List<LedgerEntry> sent) {
        entries.follow(sent);
    }

    /// Checks the entries after the first `before` of the ledger, and reverses those that must not stand.
    ///
    /// @return the answer for a reversed one among them; `result` when none is reversed
    public EntryResult of(EntryResult result, int before) {
        List<LedgerEntry> sent = context.ledger().after(before);
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
        for (StoppedEntries.Undone entry : entries.due(this::isStopped)) {
            undone.add(entry.entry().intent().clientOrderId());
            if (!undo(entry)) {
                entries.again(entry);
            }
        }
        return undone;
    }

    private boolean isStopped(LedgerEntry entry) {
        return entriesAreStopped.getAsBoolean() || left.contains(entry.intent().symbol());
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
        context.canceller().cancel(symbol, order -> order.id().equals(orderId), "entries were stopped");
        Quantity bought = context.broker()
                .forExits()
                .order(orderId)
                .map(Order::filledQuantity)
                .orElse(Quantity.ZERO);
        Optional<Position> held = context.exitReader().position(symbol);
        if (!undone.close() || bought.isZero() || held.isEmpty() || flattenRuns.getAsBoolean()) {
            context.protector().protect(symbol, context.fills().plannedFrom(symbol));
            return true;
        }
        Quantity part = held.get().quantity().isAbove(bought) ? bought : null;
        ExitRequest request = new ExitRequest(
                symbol, part, null, "entries were stopped while it was under way", intent.cycle(), ExitKind.RULE);
        return !(exit.apply(request) instanceof ExitResult.Failed);
    }
}
