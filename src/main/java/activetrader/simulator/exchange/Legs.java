package activetrader.simulator.exchange;

import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.order.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rules between the exits of a bracket, OTO or OCO.
///
/// Both legs are `held` until the entry is completely filled. Then the take-profit is `new` and keeps the shares;
/// the stop stays `held` beside it, armed, until it fires and takes the shares over.
final class Legs {
    private final ExchangeContext context;

    Legs(ExchangeContext context) {
        this.context = context;
    }

    void afterFill(WorkingOrder order, Instant at) {
        switch (order.links.role()) {
            case ENTRY -> {
                if (order.is(OrderStatus.FILLED)) {
                    activate(order, at);
                }
            }
            case TAKE_PROFIT -> followTakeProfit(order, at);
            case STOP_LOSS -> {}
        }
    }

    /// The entry is complete: its exits work, for no more shares than are free.
    private void activate(WorkingOrder entry, Instant at) {
        List<WorkingOrder> exits = context.book().family(entry).stream()
                .filter(order -> order != entry && order.isOpen())
                .toList();
        Quantity held = new Quantity(context.ledger().quantity(entry.symbol()).abs());
        Quantity kept = context.book().held(entry.symbol());
        Quantity free = held.isAbove(kept) ? held.minus(kept) : Quantity.ZERO;
        Quantity shares = entry.progress.filled().min(free);
        exits.forEach(leg -> arm(leg, shares, at, leg.is(Role.TAKE_PROFIT) || exits.size() == 1));
    }

    private void arm(WorkingOrder leg, Quantity shares, Instant at, boolean works) {
        if (shares.isZero()) {
            leg.enter(OrderStatus.CANCELED, at);
            context.announcer().tell(leg, "canceled", at);
            return;
        }
        leg.terms = leg.terms.withQuantity(shares);
        leg.progress = leg.progress.withArmed(
                works ? OrderStatus.NEW : OrderStatus.HELD,
                at.plus(context.settings().latency()));
        leg.stamps = leg.stamps.with(leg.status(), at);
        if (works) {
            context.announcer().tell(leg, "new", at);
        }
        context.agenda().put(leg.id, at);
    }

    /// The stop covers what the take-profit has not sold. When nothing is left, the stop ends without an event.
    private void followTakeProfit(WorkingOrder takeProfit, Instant at) {
        sibling(takeProfit, Role.STOP_LOSS).ifPresent(stop -> {
            if (takeProfit.is(OrderStatus.FILLED)) {
                stop.enter(OrderStatus.CANCELED, at);
                context.agenda().remove(stop.id);
            } else {
                stop.terms = stop.terms.withQuantity(takeProfit.remaining());
            }
        });
    }

    /// The stop takes the take-profit's place, and with it the shares.
    void stopFires(WorkingOrder stop, Instant at) {
        sibling(stop, Role.TAKE_PROFIT).ifPresent(takeProfit -> {
            takeProfit.enter(OrderStatus.REPLACED, at);
            takeProfit.links = takeProfit.links.withReplacedBy(stop.id);
            stop.links = stop.links.withReplaces(takeProfit.id);
            context.agenda().remove(takeProfit.id);
            context.announcer().tell(takeProfit, "replaced", at);
        });
    }

    private Optional<WorkingOrder> sibling(WorkingOrder order, Role role) {
        return context.book().family(order).stream()
                .filter(member -> member.is(role) && member.isOpen() && member != order)
                .findFirst();
    }
}
