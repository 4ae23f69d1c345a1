package activetrader.execution.ledger;

import activetrader.journal.JsonlFile;
import activetrader.journal.OrderRecord;
import activetrader.journal.RecordFolder;
import activetrader.market.Order;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All our orders of the last days, on the disk and in memory.
public final class OrderLedger {
    private static final Logger log = LoggerFactory.getLogger(OrderLedger.class);
    private static final int DAYS_READ_BACK = 30;

    private final RecordFolder folder;
    private final LedgerEntries entries = new LedgerEntries();
    private final Map<String, String> clientIdByOrderId = new HashMap<>();
    private final Set<String> usedIds = new HashSet<>();
    private @Nullable JsonlFile file;
    private volatile Consumer<OrderRecord> listener = _ -> {};

    private OrderLedger(RecordFolder folder) {
        this.folder = folder;
    }

    /// Opens the ledger and reads the files of the last days.
    ///
    /// @throws UncheckedIOException when one cannot be read
    public static OrderLedger open(RecordFolder folder, Instant now) {
        OrderLedger ledger = new OrderLedger(folder);
        LocalDate today = MarketZone.dateOf(now);
        for (int days = DAYS_READ_BACK; days >= 0; days--) {
            new JsonlFile(folder.orders(today.minusDays(days)))
                    .read(OrderRecord.class)
                    .forEach(ledger::remember);
        }
        return ledger;
    }

    /// Sets the only listener: `newListener` gets every record from now on.
    public void listen(Consumer<OrderRecord> newListener) {
        listener = newListener;
    }

    /// Writes `record` to the disk, then to memory.
    ///
    /// @throws UncheckedIOException when it could not be written; it is then in neither
    public synchronized void write(OrderRecord record) {
        fileOf(record.at()).append(record);
        remember(record);
        listener.accept(record);
    }

    /// As [#write], for work that must continue without the disk: a failure is logged, and the record is kept in
    /// memory.
    public synchronized void note(OrderRecord record) {
        try {
            fileOf(record.at()).append(record);
        } catch (UncheckedIOException e) {
            log.error("order record lost record={} cause=\"{}\"", record, e.getMessage());
        }
        remember(record);
        listener.accept(record);
    }

    private JsonlFile fileOf(Instant at) {
        var path = folder.orders(MarketZone.dateOf(at));
        if (file == null || !file.path().equals(path)) {
            file = new JsonlFile(path);
        }
        return file;
    }

    private void remember(OrderRecord record) {
        entries.apply(record);
        if (record instanceof OrderRecord.Accepted accepted) {
            clientIdByOrderId.put(accepted.orderId(), accepted.clientOrderId());
            accepted.legs().forEach(leg -> clientIdByOrderId.put(leg, accepted.clientOrderId()));
        }
    }

    /// Marks the ids of orders that the broker holds as used, so that a lost ledger leads to no id twice.
    public synchronized void learnIds(List<Order> orders) {
        orders.forEach(order -> usedIds.add(order.clientOrderId()));
    }

    /// The first free id that starts with `prefix` and ends with a number, from 1 on.
    public synchronized String nextId(String prefix) {
        int number = 1;
        while (entries.contains(prefix + number) || usedIds.contains(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    public synchronized Optional<LedgerEntry> entry(String clientOrderId) {
        return entries.get(clientOrderId);
    }

    /// Our order with the broker's `orderId`, its own or that of a leg.
    public synchronized Optional<LedgerEntry> byOrderId(String orderId) {
        return Optional.ofNullable(clientIdByOrderId.get(orderId)).flatMap(entries::get);
    }

    /// All entries, oldest first.
    public synchronized List<LedgerEntry> entries() {
        return entries.all();
    }

    /// The entries after the first `count`, oldest first.
    public List<LedgerEntry> after(int count) {
        List<LedgerEntry> all = entries();
        return all.subList(Math.min(count, all.size()), all.size());
    }

    public List<LedgerEntry> inDoubt() {
        return entries().stream().filter(LedgerEntry::isInDoubt).toList();
    }

    /// Whether an order in `symbol` is in doubt.
    public boolean isInDoubt(Symbol symbol) {
        return inDoubt().stream().anyMatch(entry -> entry.intent().symbol().equals(symbol));
    }

    /// Records the end of an order of ours, once.
    public void noteIfEnded(Order order, Instant now) {
        entry(order.clientOrderId())
                .filter(entry -> entry.ended() == null && order.status().isFinal())
                .ifPresent(_ -> note(new OrderRecord.Ended(
                        now,
                        order.clientOrderId(),
                        order.id(),
                        order.status(),
                        order.filledQuantity(),
                        order.averageFillPrice())));
    }
}
