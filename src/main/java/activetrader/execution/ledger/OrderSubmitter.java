package activetrader.execution.ledger;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.execution.blocks.Refusal;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.ledger.OrderRefusal.Reason;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.time.Polling;
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

/// Submits orders so that each intent becomes at most one order, and resolves orders in doubt.
///
/// The order of steps: intent on the disk, one POST, outcome on the disk. An order in doubt is looked up by its
/// client order id. One that stays absent is sent once more under the same id; a broker that calls the id a
/// duplicate holds the order. See decision 17.
public final class OrderSubmitter {
    private static final Logger log = LoggerFactory.getLogger(OrderSubmitter.class);

    private static final String BEFORE_THE_START = "refused before the last start";
    private static final String NOT_WANTED = "entries were stopped before the order was sent";

    private final OrderLedger ledger;
    private final TimeSource time;
    private final Duration lookUpFor;
    /// Ids whose sender still waits for the answer: the sender records the outcome.
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final Refusals refusals;
    /// When this process wrote the intents of its orders, by client order id.
    private final Map<String, Tick> written = new ConcurrentHashMap<>();

    /// @param refusals prevents that orders which are refused for good are sent again and again
    public OrderSubmitter(OrderLedger ledger, TimeSource time, Duration lookUpFor, Refusals refusals) {
        this.refusals = refusals;
        this.ledger = ledger;
        this.time = time;
        this.lookUpFor = lookUpFor;
    }

    /// Sends an entry, unless its intent cannot be written or entries are stopped by then. A caller that stops
    /// entries and then reads the intents either finds this one or has prevented its order.
    ///
    /// @param stillWanted asked between intent and order, and again before a lost order is sent once more
    public SubmitOutcome sendEntry(Broker broker, NewOrder order, Tag tag, BooleanSupplier stillWanted) {
        try {
            ledger.write(intent(order, tag));
        } catch (UncheckedIOException e) {
            log.error("entry not sent, its intent cannot be recorded cause=\"{}\"", e.getMessage());
            return new SubmitOutcome.Rejected(Reason.RECORD_FAILED, "the intent cannot be recorded: " + e.getMessage());
        }
        if (!stillWanted.getAsBoolean()) {
            return rejected(order.clientOrderId(), Reason.WITHDRAWN, NOT_WANTED);
        }
        return post(broker, order, stillWanted);
    }

    /// Sends an order that lowers the risk, also when the disk does not take its intent. The order is marked as
    /// closing, so that it opens no position when the shares are gone on its arrival. An order that the broker
    /// refused for good a short while ago is not sent. Lost protection is not sent once more when later protection
    /// of its symbol has been accepted.
    public SubmitOutcome sendExit(Broker broker, NewOrder order, Tag tag) {
        Optional<Refusal> standing = refusals.holdBack(order.symbol().value());
        if (standing.isPresent()) {
            Refusal refusal = standing.get();
            return new SubmitOutcome.Rejected(
                    new OrderRefusal.ByBroker(refusal.reason()), "not sent: " + refusal.inWords());
        }
        ledger.note(intent(order, tag));
        SubmitOutcome outcome = post(
                broker.forExits(),
                order.closing(),
                () -> tag.purpose() != OrderPurpose.PROTECTION || !isSuperseded(order));
        if (outcome instanceof SubmitOutcome.Accepted) {
            refusals.forget(order.symbol().value());
        }
        return outcome;
    }

    private boolean isSuperseded(NewOrder order) {
        return ledger.entries().stream()
                .dropWhile(entry -> !entry.intent().clientOrderId().equals(order.clientOrderId()))
                .anyMatch(entry -> entry.state() == LedgerEntry.State.ACCEPTED
                        && entry.intent().purpose() == OrderPurpose.PROTECTION
                        && entry.intent().symbol().equals(order.symbol()));
    }

    /// A free id for an order on `side` in `symbol` that was requested in `cycle`.
    ///
    /// @param cycle null outside a cycle
    public String newId(@Nullable String cycle, Side side, Symbol symbol) {
        return ledger.nextId(OrderIds.wish(time.instant(), cycle, side, symbol));
    }

    /// A free id for an order that a rule of the configuration requires.
    public String newIdByRule(Symbol symbol) {
        return ledger.nextId(OrderIds.byRule(time.instant(), symbol));
    }

    /// Restores today's permanent refusals from before this start, those of entries and the last of each holding.
    public void recallRefusals() {
        LocalDate today = MarketZone.dateOf(time.instant());
        ledger.entries().stream()
                .filter(entry -> MarketZone.dateOf(entry.intent().at()).equals(today))
                .forEach(this::recall);
    }

    private void recall(LedgerEntry entry) {
        OrderRecord.Intent intent = entry.intent();
        Optional<RejectReason> permanent =
                Optional.ofNullable(entry.rejectedFor()).filter(RejectReason::isPermanent);
        if (intent.purpose() == OrderPurpose.ENTRY) {
            permanent.ifPresent(reason -> refusals.entries().note(intent.symbol(), reason, BEFORE_THE_START));
        } else if (permanent.isPresent()) {
            refusals.recall(intent.symbol().value(), permanent.get(), BEFORE_THE_START, ageOf(intent));
        } else if (entry.state() == LedgerEntry.State.ACCEPTED) {
            refusals.forget(intent.symbol().value());
        }
    }

    /// The age of `intent`: by the monotonic clock where this process wrote it, else by the wall clock, and at
    /// least zero.
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
            return new SubmitOutcome.Rejected(
                    Reason.NOT_SENT, "the order got lost on its way and is not wanted any more");
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
                    : rejected(id, new OrderRefusal.ByBroker(e.reason()), text(e));
        } catch (BrokerException.Transient e) {
            return rejected(id, Reason.NOT_SENT, text(e));
        } catch (BrokerException.Unauthorized e) {
            return rejected(id, Reason.UNAUTHORIZED, text(e));
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

    /// The outcome of a found order. It is ours only if its terms are those requested: the id may have been used
    /// before a ledger was lost.
    private SubmitOutcome judge(NewOrder wanted, Order found) {
        boolean same = found.symbol().equals(wanted.symbol())
                && found.side() == wanted.side()
                && wanted.quantity().equals(found.quantity());
        if (same) {
            return accepted(found);
        }
        String id = wanted.clientOrderId();
        return rejected(id, Reason.ID_TAKEN, "another order has the id " + id);
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

    private SubmitOutcome rejected(String id, OrderRefusal why, String message) {
        ledger.note(new OrderRecord.Rejected(time.instant(), id, why.code(), message));
        return new SubmitOutcome.Rejected(why, message);
    }

    private SubmitOutcome unknown(String id, BrokerException e) {
        log.warn("order outcome unknown client_order_id={} cause=\"{}\"", id, e.getMessage());
        ledger.note(new OrderRecord.Unknown(time.instant(), id, text(e)));
        return new SubmitOutcome.Unknown(id, text(e));
    }

    private static String text(BrokerException e) {
        return String.valueOf(e.getMessage());
    }

    /// Looks up an order until it is found or `patience` is over; a failed look does not mean "absent".
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

    /// Resolves every order in doubt without sending anything, except those whose sender still waits: a found order
    /// is accepted, one that is absent for long enough is absent.
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

    /// What the ledger records about an order beside the order itself.
    ///
    /// @param stopLoss the stop of the position
    /// @param marketable whether an entry was requested without a price
    /// @param exit the kind of an exit; null where the purpose says enough
    public record Tag(
            OrderPurpose purpose,
            @Nullable String cycle,
            activetrader.market.@Nullable Price stopLoss,
            String reason,
            boolean marketable,
            @Nullable ExitKind exit) {
        /// The tag of an entry.
        public Tag(
                OrderPurpose purpose,
                @Nullable String cycle,
                activetrader.market.@Nullable Price stopLoss,
                String reason,
                boolean marketable) {
            this(purpose, cycle, stopLoss, reason, marketable, null);
        }

        /// The tag of an order that is sent as requested.
        public Tag(
                OrderPurpose purpose,
                @Nullable String cycle,
                activetrader.market.@Nullable Price stopLoss,
                String reason) {
            this(purpose, cycle, stopLoss, reason, false, null);
        }
    }
}
