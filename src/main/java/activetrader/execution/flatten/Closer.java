package activetrader.execution.flatten;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.execution.blocks.Refusal;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.ledger.OrderIds;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the cancels and closing orders of a flatten. Each is sent apart, so that one that fails delays no other.
final class Closer {
    private static final Logger log = LoggerFactory.getLogger(Closer.class);
    /// After this time a closing order that the broker makes (close by name) is requested again.
    private static final Duration CLOSE_AGAIN_AFTER = Duration.ofSeconds(10);

    private final Broker broker;
    private final TimeSource time;
    private final Consumer<OrderRecord> records;
    private final ParallelCalls fanOut;
    private final Refusals refusals;

    Closer(Broker broker, TimeSource time, Consumer<OrderRecord> records, ParallelCalls fanOut, Refusals refusals) {
        this.broker = broker;
        this.time = time;
        this.records = records;
        this.fanOut = fanOut;
        this.refusals = refusals;
    }

    /// Cancels every open order that is in the way, each by its id. A cancel of the whole account would also cancel
    /// orders that have to stay.
    ///
    /// @return whether a cancel was requested
    boolean cancelOthers(FlattenProgress progress) {
        List<Runnable> calls = new ArrayList<>();
        for (Order order : progress.toCancel()) {
            if (progress.cancelDue(order.id(), time.tick())) {
                records.accept(
                        new OrderRecord.CancelRequested(time.instant(), order.clientOrderId(), order.id(), "flatten"));
                calls.add(() -> cancel(order.id()));
            }
        }
        for (RawItem item : progress.now().unknown()) {
            boolean named = item.kind() == RawItem.Kind.ORDER && !item.id().isEmpty();
            if (named && progress.cancelDue(item.id(), time.tick())) {
                calls.add(() -> cancel(item.id()));
            }
        }
        fanOut.run(calls);
        return !calls.isEmpty();
    }

    private void cancel(String id) {
        try {
            broker.cancel(id);
        } catch (BrokerException e) {
            log.warn("cancel failed id={} message=\"{}\"", id, e.getMessage());
        }
    }

    /// Closes the shares that are free, and the holdings that only have a name.
    void closeFree(FlattenProgress progress) {
        List<Runnable> closing = new ArrayList<>();
        for (Position position : progress.now().positions()) {
            if (mayTry(progress, position.symbol().value(), progress.stateOf(position))) {
                if (progress.lacksOrders()) {
                    closing.add(() -> closeByName(
                            progress,
                            position.symbol().value(),
                            position.symbol().value(),
                            progress.stateOf(position)));
                } else {
                    Quantity free = progress.free(position, time.tick());
                    String id = progress.nextId(OrderIds.flatten(time.instant(), position.symbol()));
                    if (id != null && !free.isZero()) {
                        closing.add(() -> close(progress, position, free, id));
                    }
                }
            }
        }
        for (RawItem item : progress.now().unknown()) {
            boolean named =
                    item.kind() == RawItem.Kind.POSITION && !item.address().isEmpty();
            if (named && mayTry(progress, item.address(), item.inWords())) {
                closing.add(() -> closeByName(progress, item.symbol(), item.address(), item.inWords()));
            }
        }
        fanOut.run(closing);
    }

    private boolean mayTry(FlattenProgress progress, String name, String state) {
        return progress.mayTry(name, state, time.tick())
                && refusals.standing(name)
                        .map(refusal -> {
                            progress.failedFor(name, refusal.inWords());
                            return false;
                        })
                        .orElse(true);
    }

    /// Whether nothing is sent for `name` because it is refused for good, or another one tries it just now.
    private boolean holdsBack(FlattenProgress progress, String name) {
        Optional<Refusal> refusal = refusals.holdBack(name);
        refusal.ifPresent(standing -> progress.failedFor(name, standing.inWords()));
        return refusal.isPresent();
    }

    private void close(FlattenProgress progress, Position position, Quantity free, String id) {
        if (holdsBack(progress, position.symbol().value())) {
            return;
        }
        NewOrder order = NewOrder.market(id, position.symbol(), position.side().closingSide(), free)
                .closing();
        records.accept(intent(order));
        try {
            Order sent = broker.submit(order);
            refusals.forget(position.symbol().value());
            progress.accepted(sent);
            noteAccepted(sent);
        } catch (BrokerException.OutcomeUnknown | BrokerException.Malformed e) {
            progress.inDoubt(position.symbol(), id, String.valueOf(e.getMessage()));
            records.accept(new OrderRecord.Unknown(time.instant(), id, String.valueOf(e.getMessage())));
        } catch (BrokerException.Rejected e) {
            if (e.reason() == RejectReason.DUPLICATE_CLIENT_ORDER_ID) {
                progress.inDoubt(position.symbol(), id, "another flatten closes it");
            } else {
                recordRefusal(id, e.reason().name(), e);
                refused(progress, position.symbol().value(), progress.stateOf(position), e);
            }
        } catch (BrokerException.Transient e) {
            recordRefusal(id, "NOT_SENT", e);
            progress.failedFor(position.symbol().value(), String.valueOf(e.getMessage()));
        } catch (BrokerException.Unauthorized e) {
            recordRefusal(id, "UNAUTHORIZED", e);
            progress.failedFor(position.symbol().value(), String.valueOf(e.getMessage()));
        }
    }

    /// Closes a position by its name at the broker. This call needs no order number, no readable quantity and no
    /// list of orders, and sells what is free. Where orders hold the shares, the refusal names them.
    private void closeByName(FlattenProgress progress, String symbol, String address, String state) {
        if (holdsBack(progress, address)) {
            return;
        }
        try {
            Order sent = broker.closePosition(address, null);
            refusals.forget(address);
            log.info("closed by name symbol=\"{}\" address=\"{}\" order_id={}", symbol, address, sent.id());
            progress.acceptedByName(sent.symbol().value(), address, time.tick().plus(CLOSE_AGAIN_AFTER));
        } catch (BrokerException.OutcomeUnknown | BrokerException.Malformed e) {
            progress.failedFor(address, String.valueOf(e.getMessage()));
            progress.acceptedByName(symbol, address, time.tick().plus(CLOSE_AGAIN_AFTER));
        } catch (BrokerException.Rejected e) {
            refused(progress, address, state, e);
        } catch (BrokerException.Transient | BrokerException.Unauthorized e) {
            progress.failedFor(address, String.valueOf(e.getMessage()));
        }
    }

    /// Cancels the orders that hold the shares; the closing order may then be sent again at once.
    private void refused(FlattenProgress progress, String name, String state, BrokerException.Rejected e) {
        log.warn("closing order refused name=\"{}\" reason={} cause=\"{}\"", name, e.reason(), e.getMessage());
        List<String> holders = List.of(
                        e.details().getOrDefault("related_orders", "").split(","))
                .stream()
                .filter(id -> !id.isBlank())
                .toList();
        if (progress.lacksOrders() && !holders.isEmpty()) {
            holders.stream().filter(id -> progress.cancelDue(id, time.tick())).forEach(this::cancel);
            progress.failedFor(name, String.valueOf(e.getMessage()));
            return;
        }
        String why =
                refusals.note(name, e.reason(), String.valueOf(e.getMessage())).inWords();
        progress.refused(name, state, why, time.tick());
    }

    private void recordRefusal(String id, String code, BrokerException e) {
        records.accept(new OrderRecord.Rejected(time.instant(), id, code, String.valueOf(e.getMessage())));
    }

    void noteAccepted(Order order) {
        records.accept(
                new OrderRecord.Accepted(time.instant(), order.clientOrderId(), order.id(), order.status(), List.of()));
    }

    /// Calls the broker's cancel and close for the whole account: all orders and positions, foreign ones too.
    void closeWholeAccount(FlattenProgress progress, String why) {
        log.error("everything in the account is closed, external positions too reason=\"{}\"", why);
        announce(progress, "DELETE /v2/positions?cancel_orders=true", why);
        try {
            broker.closeAllPositions(true).stream()
                    .filter(item -> !item.isAccepted())
                    .forEach(item -> log.warn("not closed id={} message=\"{}\"", item.id(), item.message()));
        } catch (BrokerException e) {
            log.warn("the account could not be closed at once cause=\"{}\"", e.getMessage());
        }
    }

    /// Calls the broker's cancel of every order of the account.
    void cancelWholeAccount(FlattenProgress progress, String why) {
        log.error("every order of the account is cancelled reason=\"{}\"", why);
        announce(progress, "DELETE /v2/orders", why);
        try {
            broker.cancelAll();
        } catch (BrokerException e) {
            log.warn("the orders could not be cancelled at once cause=\"{}\"", e.getMessage());
        }
    }

    private void announce(FlattenProgress progress, String call, String why) {
        progress.note("sent " + call + ", which reaches what is not ours too: " + why);
        records.accept(new OrderRecord.AccountClosed(time.instant(), call, why));
    }

    private OrderRecord.Intent intent(NewOrder order) {
        return new OrderRecord.Intent(
                time.instant(),
                order.clientOrderId(),
                OrderPurpose.FLATTEN,
                null,
                order.symbol(),
                order.side(),
                order.quantity(),
                OrderType.MARKET,
                OrderClass.SIMPLE,
                null,
                null,
                null,
                null,
                "flatten",
                null);
    }
}
