package activetrader.execution.ledger;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.execution.refused.Refusal;
import activetrader.execution.refused.Refusals;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.calendar.MarketZone;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends orders so that each intent becomes at most one order, and clears up what is in doubt.
///
/// Intent on the disk, one POST, then the outcome on the disk. An outcome in doubt is looked up by client order
/// id; an order that stays absent is sent once more under the same id, and a broker that calls the id a
/// duplicate has it.
/// See decision 17.
public final class OrderSubmitter {
    private static final Logger log = LoggerFactory.getLogger(OrderSubmitter.class);

    /// The reason code of an entry that was not sent because its intent could not be written.
    public static final String RECORD_FAILED = "RECORD_FAILED";

    /// The reason code of an entry that was forbidden between its intent and its order.
    public static final String WITHDRAWN = "WITHDRAWN";

    private static final String NOT_WANTED = "entries were stopped before the order was sent";

    private final OrderLedger ledger;
    private final TimeSource time;
    private final Duration lookUpFor;
    /// Ids whose answer somebody waits for: their outcome is for him to write.
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final Refusals refusals;
    /// When this process wrote the intents of its orders.
    private final Map<String, Tick> written = new ConcurrentHashMap<>();

    /// @param refusals keeps orders from being sent again and again that are refused for good
    public OrderSubmitter(OrderLedger ledger, TimeSource time, Duration lookUpFor, Refusals refusals) {
        this.refusals = refusals;
        this.ledger = ledger;
        this.time = time;
        this.lookUpFor = lookUpFor;
    }

    /// Sends an entry; not at all when its intent cannot be written, or when it is not wanted any more by then:
    /// whoever forbids entries and then reads the intents either finds this one or has kept it back.
    ///
    /// @param stillWanted asked between intent and order, and again before an order that got lost is sent once more
    public SubmitOutcome sendEntry(Broker broker, NewOrder order, Tag tag, BooleanSupplier stillWanted) {
        try {
            ledger.write(intent(order, tag));
        } catch (UncheckedIOException e) {
            log.error("entry not sent, its intent cannot be recorded cause=\"{}\"", e.getMessage());
            return new SubmitOutcome.Rejected(RECORD_FAILED, "the intent cannot be recorded: " + e.getMessage());
        }
        if (!stillWanted.getAsBoolean()) {
            ledger.note(new OrderRecord.Rejected(time.instant(), order.clientOrderId(), WITHDRAWN, NOT_WANTED));
            return new SubmitOutcome.Rejected(WITHDRAWN, NOT_WANTED);
        }
        return post(broker, order, stillWanted);
    }

    /// Sends an order that lowers the risk, whether or not the disk takes its intent. The broker is told that it
    /// closes a position, so that it opens none when the shares are gone by the time that it arrives. What the
    /// broker has refused for good a short while ago is not sent. Protection that got lost is not sent once more
    /// when later protection of its symbol has been accepted meanwhile.
    public SubmitOutcome sendExit(Broker broker, NewOrder order, Tag tag) {
        Optional<Refusal> standing = refusals.standing(order.symbol().value());
        if (standing.isPresent()) {
            Refusal refusal = standing.get();
            return new SubmitOutcome.Rejected(refusal.reason().name(), "not sent: " + refusal.inWords());
        }
        ledger.note(intent(order, tag));
        return post(
                broker.forExits(),
                order.closing(),
                () -> tag.purpose() != OrderPurpose.PROTECTION || !isSuperseded(order));
    }

    private boolean isSuperseded(NewOrder order) {
        return ledger.entries().stream()
                .dropWhile(entry -> !entry.intent().clientOrderId().equals(order.clientOrderId()))
                .anyMatch(entry -> entry.state() == LedgerEntry.State.ACCEPTED
                        && entry.intent().purpose() == OrderPurpose.PROTECTION
                        && entry.intent().symbol().equals(order.symbol()));
    }

    /// Takes note of today's entries that the broker refused for good before this start.
    public void recallRefusals() {
        LocalDate today = MarketZone.dateOf(time.instant());
        ledger.entries().stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY
                        && MarketZone.dateOf(entry.intent().at()).equals(today))
                .forEach(entry -> RejectReason.named(entry.rejectedFor())
                        .ifPresent(reason -> refusals.entries()
                                .note(entry.intent().symbol(), reason, "refused before the last start")));
    }

    /// How long ago `intent` was written: by the monotonic clock where this process did so, else by the date
    /// and time, and at least zero.
    public Duration ageOf(OrderRecord.Intent intent) {
        Tick at = written.get(intent.clientOrderId());
        if (at != null) {
            return time.tick().since(at);
        }
        Duration age = Duration.between(intent.at(), time.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private OrderRecord.Intent intent(NewOrder order, Tag tag) {
        written.put(order.clientOrderId(), time.tick());
        return new OrderRecord.Intent(
                time.instant(),
                order.clientOrderId(),
                tag.purpose(),
                tag.cycle(),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.type(),
                order.orderClass(),
                order.limitPrice(),
                order.stopPrice(),
                order.takeProfit(),
                tag.stopLoss(),
                tag.reason(),
                tag.marketable() ? true : null,
                tag.exit());
    }

    private SubmitOutcome post(Broker broker, NewOrder order, BooleanSupplier stillWanted) {
        atWork.add(order.clientOrderId());
        try {
            return postOnceOrAgain(broker, order, stillWanted);
        } finally {
            atWork.remove(order.clientOrderId());
        }
    }

    private SubmitOutcome postOnceOrAgain(Broker broker, NewOrder order, BooleanSupplier stillWanted) {
        SubmitOutcome first = postOnce(broker, order);
        if (!(first instanceof SubmitOutcome.Unknown)) {
            return first;
        }
        Optional<Order> found = lookUp(broker.forExits(), order.clientOrderId(), lookUpFor);
        if (found.isPresent()) {
            return judge(order, found.get());
        }
        if (!isAbsent(broker.forExits(), order.clientOrderId())) {
            return first;
        }
        ledger.note(new OrderRecord.Unknown(time.instant(), order.clientOrderId(), "lost, about to be sent once more"));
        if (!stillWanted.getAsBoolean()) {
            ledger.note(new OrderRecord.Absent(time.instant(), order.clientOrderId()));
            return new SubmitOutcome.Rejected("NOT_SENT", "the order got lost on its way and is not wanted any more");
        }
        return postOnce(broker, order);
    }

    private SubmitOutcome postOnce(Broker broker, NewOrder order) {
        String id = order.clientOrderId();
        try {
            return accepted(broker.submit(order));
        } catch (BrokerException.Rejected e) {
            noteRefusal(order, e);
            return e.reason() == RejectReason.DUPLICATE_CLIENT_ORDER_ID
                    ? lookUp(broker.forExits(), id, lookUpFor)
                            .map(found -> judge(order, found))
                            .orElseGet(() -> unknown(id, e))
                    : rejected(id, e.reason().name(), e);
        } catch (BrokerException.Transient e) {
            return rejected(id, "NOT_SENT", e);
        } catch (BrokerException.Unauthorized e) {
            return rejected(id, "UNAUTHORIZED", e);
        } catch (BrokerException.OutcomeUnknown | BrokerException.Malformed e) {
            return unknown(id, e);
        }
    }

    private void noteRefusal(NewOrder order, BrokerException.Rejected e) {
        switch (order.effect()) {
            case OPEN -> refusals.entries().note(order.symbol(), e.reason(), text(e));
            case CLOSE -> {
                if (e.reason().isPermanent()) {
                    refusals.note(order.symbol().value(), e.reason(), text(e));
                }
            }
        }
    }

    /// A found order is ours only if it is what we asked for: an id may have been used before a ledger was lost.
    private SubmitOutcome judge(NewOrder wanted, Order found) {
        boolean same = found.symbol().equals(wanted.symbol())
                && found.side() == wanted.side()
                && wanted.quantity().equals(found.quantity());
        if (same) {
            return accepted(found);
        }
        String message = "another order has the id " + wanted.clientOrderId();
        ledger.note(new OrderRecord.Rejected(time.instant(), wanted.clientOrderId(), "ID_TAKEN", message));
        return new SubmitOutcome.Rejected("ID_TAKEN", message);
    }

    private SubmitOutcome accepted(Order order) {
        ledger.note(new OrderRecord.Accepted(
                time.instant(),
                order.clientOrderId(),
                order.id(),
                order.status(),
                order.legs().stream().map(Order::id).toList()));
        ledger.noteIfEnded(order, time.instant());
        return new SubmitOutcome.Accepted(order);
    }

    private SubmitOutcome rejected(String id, String code, BrokerException e) {
        ledger.note(new OrderRecord.Rejected(time.instant(), id, code, text(e)));
        return new SubmitOutcome.Rejected(code, text(e));
    }

    private SubmitOutcome unknown(String id, BrokerException e) {
        log.warn("order outcome unknown client_order_id={} cause=\"{}\"", id, e.getMessage());
        ledger.note(new OrderRecord.Unknown(time.instant(), id, text(e)));
        return new SubmitOutcome.Unknown(id, text(e));
    }

    private static String text(BrokerException e) {
        return String.valueOf(e.getMessage());
    }

    /// Looks for an order until it shows up or `patience` is over; a failed look is not "absent".
    private Optional<Order> lookUp(Broker broker, String clientOrderId, Duration patience) {
        return Polling.within(time, patience, () -> look(broker, clientOrderId, new AtomicBoolean()));
    }

    private boolean isAbsent(Broker broker, String clientOrderId) {
        AtomicBoolean answered = new AtomicBoolean();
        return look(broker, clientOrderId, answered).isEmpty() && answered.get();
    }

    private static Optional<Order> look(Broker broker, String clientOrderId, AtomicBoolean answered) {
        try {
            Optional<Order> found = broker.orderByClientId(clientOrderId);
            answered.set(true);
            return found;
        } catch (BrokerException e) {
            log.warn("order look-up failed client_order_id={} cause=\"{}\"", clientOrderId, e.getMessage());
            return Optional.empty();
        }
    }

    /// Clears up every order in doubt without sending anything, but for those whose answer is awaited: found is
    /// accepted, absent long enough is absent.
    ///
    /// @return whether nothing is in doubt any more
    public boolean clearUp(Broker broker) {
        for (LedgerEntry entry : ledger.inDoubt()) {
            String id = entry.intent().clientOrderId();
            if (atWork.contains(id)) {
                continue;
            }
            Duration left = lookUpFor.minus(ageOf(entry.intent()));
            Tick giveUpAt = time.tick().plus(left);
            Optional<Order> found = lookUp(broker, id, left);
            if (found.isPresent()) {
                accepted(found.get());
            } else if (!time.tick().isBefore(giveUpAt) && isAbsent(broker, id)) {
                ledger.note(new OrderRecord.Absent(time.instant(), id));
            }
        }
        return ledger.inDoubt().isEmpty();
    }

    /// What the ledger says about an order besides the order itself.
    ///
    /// @param stopLoss where the position is to be stopped
    /// @param marketable whether an entry was asked for without a price
    /// @param exit what an exit is; null where the purpose says enough
    public record Tag(
            OrderPurpose purpose,
            @Nullable String cycle,
            activetrader.market.@Nullable Price stopLoss,
            String reason,
            boolean marketable,
            @Nullable ExitKind exit) {
        /// Of an entry.
        public Tag(
                OrderPurpose purpose,
                @Nullable String cycle,
                activetrader.market.@Nullable Price stopLoss,
                String reason,
                boolean marketable) {
            this(purpose, cycle, stopLoss, reason, marketable, null);
        }

        /// Of an order that leaves as it was asked for.
        public Tag(
                OrderPurpose purpose,
                @Nullable String cycle,
                activetrader.market.@Nullable Price stopLoss,
                String reason) {
            this(purpose, cycle, stopLoss, reason, false, null);
        }
    }
}
