package activetrader.execution.context;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.account.OrderOwners;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.protection.Protector;
import activetrader.execution.protection.StopCoverage;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.time.Polling;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tools that entries, exits and the watch share.
public record TradingContext(
        Broker broker,
        TimeSource time,
        ExecutionSettings settings,
        AccountReader reader,
        OrderLedger ledger,
        OrderSubmitter sender,
        FillRecorder fills,
        OrderCanceller canceller,
        Protector protector,
        ForeignHoldings externals,
        Refusals refusals,
        Alerts alerts) {
    private static final Logger log = LoggerFactory.getLogger(TradingContext.class);

    /// Whether the position in `symbol` is external and stays.
    ///
    /// @throws BrokerException when nobody can say
    public boolean isKept(Symbol symbol) {
        return !externals.closesAll()
                && exitReader()
                        .position(symbol)
                        .map(position -> externals.kept(List.of(position)).contains(symbol))
                        .orElse(false);
    }

    /// As [#isKept]; false when nobody can say, for what lowers the risk.
    public boolean isKeptForCertain(Symbol symbol) {
        try {
            return isKept(symbol);
        } catch (BrokerException e) {
            return false;
        }
    }

    /// `positions` without the external ones that stay.
    public List<Position> withoutKept(List<Position> positions) {
        Set<Symbol> kept = externals.kept(positions);
        return positions.stream()
                .filter(position -> !kept.contains(position.symbol()))
                .toList();
    }

    /// `positions` without those that the broker refuses to close for good.
    public List<Position> sellable(List<Position> positions) {
        return positions.stream()
                .filter(position -> !refusals.isSetAside(position.symbol().value()))
                .toList();
    }

    /// Whether an open order is for us to look after: orders of others that stay may stand for months.
    public boolean concerns(Order order, OrderOwners owners) {
        return externals.closesAll() || owners.isOurs(order);
    }

    /// The order of ours that opened `position`; empty when it is external.
    public Optional<LedgerEntry> firstEntry(Position position) {
        Instant plannedFrom = fills.plannedFrom(position.symbol());
        return ledger.entries().stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY
                        && entry.state() == LedgerEntry.State.ACCEPTED
                        && entry.intent().symbol().equals(position.symbol())
                        && entry.intent().side() == position.side().openingSide()
                        && (plannedFrom == null || !entry.intent().at().isBefore(plannedFrom)))
                .findFirst();
    }

    /// Whether the same wish now would be `entry` once more: it lives, and was wished in the same cycle, or a
    /// moment ago when neither belongs to one.
    public boolean isRepeatedIn(@Nullable String cycle, LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        boolean live = entry.state() == LedgerEntry.State.ACCEPTED || entry.isInDoubt();
        boolean sameTime = cycle != null
                ? cycle.equals(intent.cycle())
                : intent.cycle() == null
                        && sender.ageOf(intent).compareTo(settings.waits().repeat()) <= 0;
        return live && sameTime;
    }

    /// Reads for whatever lowers the risk, which must not wait behind the reads of entries.
    public AccountReader exitReader() {
        return reader.forExits();
    }

    /// Reads for entries, which give up rather than wait for the rate limit.
    public AccountReader entryReader() {
        return reader.withoutWaiting();
    }

    /// The broker for entries and first looks, which give up rather than wait for the rate limit.
    public Broker entryBroker() {
        return broker.withoutWaiting();
    }

    /// Waits a little for `order` to end; the order as last seen, also when the broker stops answering.
    public Order awaitEnd(Order order) {
        AtomicReference<Order> last = new AtomicReference<>(order);
        Polling.within(time, settings.waits().fill(), () -> {
            if (last.get().status().isFinal()) {
                return Optional.of(last.get());
            }
            try {
                broker.forExits().order(order.id()).ifPresent(last::set);
            } catch (BrokerException e) {
                log.warn("order not seen order_id={} cause=\"{}\"", order.id(), e.getMessage());
            }
            return Optional.of(last.get()).filter(seen -> seen.status().isFinal());
        });
        ledger.noteIfEnded(last.get(), time.instant());
        return last.get();
    }

    /// Books what was filled. A broker that does not answer is asked again by the watch.
    public void bookFills() {
        try {
            fills.poll(broker.forExits());
        } catch (BrokerException e) {
            log.warn("fills not read, asked for again later cause=\"{}\"", e.getMessage());
        }
    }

    /// How far `orders`, which hold their legs, cover `position` now.
    public StopCoverage coverage(Position position, List<Order> orders) {
        return protector.coverage(position, orders, fills.plannedFrom(position.symbol()));
    }

    /// Protects what is held of the order's symbol, as the recorded fills date it.
    public boolean protect(Order order) {
        return protector.protect(order.symbol(), fills.plannedFrom(order.symbol()));
    }
}
