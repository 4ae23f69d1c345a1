package activetrader.execution.account;

import activetrader.broker.Broker;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.market.Order;
import activetrader.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Orders that the broker has accepted and does not list yet. Its lists may lag by seconds: without these orders a
/// limit would be exceeded, and a stop placed twice. The broker's id finds such an order at once.
public final class UnlistedOrders {
    /// Longer than any observed lag; an order that is not listed after it does not exist.
    private static final Duration LONGEST_LAG = Duration.ofSeconds(60);

    private final OrderLedger ledger;

    public UnlistedOrders(OrderLedger ledger) {
        this.ledger = ledger;
    }

    /// `listed`, and the orders accepted shortly before `now` that are missing from it.
    ///
    /// @param symbol null for all
    List<Order> completing(List<Order> listed, Broker broker, Instant now, @Nullable Symbol symbol) {
        List<String> missing = ledger.entries().stream()
                .filter(entry -> isYoung(entry, now)
                        && (symbol == null || entry.intent().symbol().equals(symbol)))
                .map(LedgerEntry::orderId)
                .filter(Objects::nonNull)
                .toList();
        if (missing.isEmpty()) {
            return listed;
        }
        Set<String> known =
                listed.stream().flatMap(Order::withLegs).map(Order::id).collect(Collectors.toSet());
        Stream<Order> found = missing.stream()
                .filter(id -> !known.contains(id))
                .map(broker::order)
                .flatMap(Optional::stream);
        return Stream.concat(listed.stream(), found).toList();
    }

    private static boolean isYoung(LedgerEntry entry, Instant now) {
        return entry.state() == LedgerEntry.State.ACCEPTED
                && entry.intent().at().plus(LONGEST_LAG).isAfter(now);
    }
}
