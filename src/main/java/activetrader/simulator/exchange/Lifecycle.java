package activetrader.simulator.exchange;

import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.Role;
import java.time.Instant;

/// The steps that an order takes, each with its event, and what they do to the orders it was sent with.
final class Lifecycle {
    private final ExchangeContext context;
    private final Legs legs;

    Lifecycle(ExchangeContext context) {
        this.context = context;
        this.legs = new Legs(context);
    }

    /// The exchange accepts or rejects the order.
    void acknowledge(WorkingOrder order, Instant at) {
        if (context.dice().rejects(order.id, context.settings().quirks().rejectPercent())) {
            endAll(order, OrderStatus.REJECTED, at);
        } else {
            open(order, at);
        }
    }

    private void open(WorkingOrder order, Instant at) {
        order.enter(OrderStatus.NEW, at);
        context.announcer().tell(order, "new", at);
    }

    void fill(WorkingOrder order, Quantity shares, Price price, Instant at) {
        boolean done = order.terms.notional() != null || !order.remaining().isAbove(shares);
        OrderStatus status = statusAfterFill(order, done);
        order.progress = order.progress.withFill(
                shares, price, status, at.plus(context.settings().retryDelay()));
        order.stamps = order.stamps.with(status, at);
        Execution execution = new Execution(
                context.dice().id(),
                order.id,
                order.symbol(),
                order.terms.intent(),
                shares,
                price,
                at,
                order.progress.filled(),
                order.remaining(),
                done ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED);
        context.ledger().book(execution);
        context.announcer().tellFill(order, execution);
        legs.afterFill(order, at);
    }

    private static OrderStatus statusAfterFill(WorkingOrder order, boolean done) {
        if (done) {
            return OrderStatus.FILLED;
        }
        return order.is(OrderStatus.PENDING_CANCEL) ? OrderStatus.PENDING_CANCEL : OrderStatus.PARTIALLY_FILLED;
    }

    /// The stop price was touched: the order works as a market or limit order from now on.
    void trigger(WorkingOrder order, Instant at) {
        order.progress = order.progress.withTriggered(at.plus(context.settings().latency()));
        if (order.is(OrderStatus.HELD)) {
            legs.stopFires(order, at);
            open(order, at);
        }
    }

    /// The client cancels the order; the orders that were sent with it are cancelled too.
    void requestCancel(WorkingOrder order, Instant at) {
        if (context.settings().cancelDelay().isZero()) {
            cancel(order, at);
            return;
        }
        for (WorkingOrder member : context.book().family(order)) {
            if (member.isOpen() && !member.is(OrderStatus.HELD) && !member.is(OrderStatus.PENDING_CANCEL)) {
                Instant due = at.plus(context.settings().cancelDelay());
                member.progress = member.progress.withCancelAt(due);
                member.stamps = member.stamps.with(OrderStatus.PENDING_CANCEL, at);
                context.announcer().tell(member, "pending_cancel", at);
            }
        }
    }

    /// Ends the order and all orders that were sent with it.
    void cancel(WorkingOrder order, Instant at) {
        endAll(order, OrderStatus.CANCELED, at);
    }

    private void endAll(WorkingOrder order, OrderStatus status, Instant at) {
        end(order, status, at);
        context.book().family(order).stream().filter(WorkingOrder::isOpen).forEach(member -> {
            end(member, OrderStatus.CANCELED, at);
        });
    }

    /// The order expires. The legs of an entry that was never complete expire with it.
    void expire(WorkingOrder order, Instant at) {
        end(order, OrderStatus.EXPIRED, at);
        if (order.is(Role.ENTRY)) {
            context.book().family(order).stream().filter(WorkingOrder::isOpen).forEach(leg -> {
                end(leg, OrderStatus.CANCELED, at);
            });
        }
    }

    private void end(WorkingOrder order, OrderStatus status, Instant at) {
        order.enter(status, at);
        context.agenda().remove(order.id);
        context.announcer().tell(order, status.code(), at);
    }
}
