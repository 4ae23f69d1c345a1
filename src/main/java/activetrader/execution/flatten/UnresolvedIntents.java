package activetrader.execution.flatten;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.ledger.LedgerContent;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.journal.OrderPurpose;
import activetrader.market.Order;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Orders under way by the ledger of intents. An intent is on the disk before its order is sent, so every order
/// that may arrive has an intent without an outcome.
///
/// Such an intent keeps the account from being flat until its outcome is recorded. When no outcome is recorded,
/// [#WINDOW] has to pass since the intent was first seen, and the broker has to deny that it holds the order. A
/// ledger that cannot be read may hold any intent: [#WINDOW] has to pass since that was first seen. See decision
/// 71.
public final class UnresolvedIntents implements OrdersUnderWay {
    /// Longer than an order waits for the rate limit (5 seconds) and then for its answer (10 seconds).
    public static final Duration WINDOW = Duration.ofSeconds(16);

    private final Supplier<LedgerContent> ledger;
    private final Broker broker;
    private final TimeSource time;
    private final Map<LedgerEntry, Tick> firstSeen = new HashMap<>();
    private final Set<String> foundBefore = new HashSet<>();
    private Set<LedgerEntry> before = Set.of();
    private @Nullable Tick unreadableSince;

    public UnresolvedIntents(Supplier<LedgerContent> ledger, Broker broker, TimeSource time) {
        this.ledger = ledger;
        this.broker = broker.forExits();
        this.time = time;
    }

    @Override
    public void beforeLook() {
        before = switch (read()) {
            case LedgerContent.Known(List<LedgerEntry> entries) -> new HashSet<>(entries);
            case LedgerContent.Unreadable _ -> Set.of();
        };
    }

    @Override
    public List<String> afterLook() {
        return switch (read()) {
            case LedgerContent.Known(List<LedgerEntry> entries) -> underWay(entries);
            case LedgerContent.Unreadable(String why) -> unreadable(why);
        };
    }

    private LedgerContent read() {
        LedgerContent content = ledger.get();
        switch (content) {
            case LedgerContent.Known(List<LedgerEntry> entries) ->
                entries.stream()
                        .filter(LedgerEntry::isInDoubt)
                        .forEach(entry -> firstSeen.putIfAbsent(entry, time.tick()));
            case LedgerContent.Unreadable _ -> {
                if (unreadableSince == null) {
                    unreadableSince = time.tick();
                }
            }
        }
        return content;
    }

    private List<String> unreadable(String why) {
        Tick since = unreadableSince;
        return since != null && isWithinWindow(since) ? List.of("an order may be under way, " + why) : List.of();
    }

    private List<String> underWay(List<LedgerEntry> entries) {
        List<String> reasons = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            if (entry.intent().purpose() != OrderPurpose.FLATTEN) {
                switch (entry.state()) {
                    case IN_DOUBT -> inDoubt(entry).ifPresent(reasons::add);
                    case ACCEPTED -> {
                        if (!before.contains(entry)) { // it may have been filled after the look
                            reasons.add(named(entry) + " was accepted just now");
                        }
                    }
                    case REJECTED, ABSENT -> {}
                }
            }
        }
        return reasons;
    }

    private Optional<String> inDoubt(LedgerEntry entry) {
        return isWithinWindow(firstSeen.getOrDefault(entry, time.tick()))
                ? Optional.of(named(entry) + " may still be under way")
                : atBroker(entry);
    }

    private Optional<String> atBroker(LedgerEntry entry) {
        try {
            Optional<Order> found = broker.orderByClientId(entry.intent().clientOrderId());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            boolean old = !foundBefore.add(entry.intent().clientOrderId());
            return found.get().isOpen() || (!found.get().filledQuantity().isZero() && !old)
                    ? Optional.of(named(entry) + " is " + found.get().status() + " at the broker")
                    : Optional.empty();
        } catch (BrokerException e) {
            return Optional.of(named(entry) + " cannot be looked up: " + e.getMessage());
        }
    }

    private static String named(LedgerEntry entry) {
        return "order " + entry.intent().clientOrderId();
    }

    private boolean isWithinWindow(Tick since) {
        return time.tick().isBefore(since.plus(WINDOW));
    }
}
