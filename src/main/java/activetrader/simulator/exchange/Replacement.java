package activetrader.simulator.exchange;

import activetrader.market.Money;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.TimeInForce;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.checks.AccountChecks;
import activetrader.simulator.exchange.checks.CheckPrice;
import activetrader.simulator.exchange.checks.FieldChecks;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.checks.StopChecks;
import activetrader.simulator.exchange.checks.TickChecks;
import activetrader.simulator.exchange.order.Links;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.Progress;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.exchange.order.Stamps;
import activetrader.simulator.exchange.order.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Exchanges an open order for a changed one with an id of its own.
///
/// A new quantity counts what the old order has filled; the new order is for the rest.
final class Replacement {
    private final ExchangeContext context;
    private final CheckPrice checkPrice;

    Replacement(ExchangeContext context, CheckPrice checkPrice) {
        this.context = context;
        this.checkPrice = checkPrice;
    }

    /// @param buyingPower what the account may spend besides the old order
    WorkingOrder replace(WorkingOrder old, OrderChange change, Money buyingPower, Instant at) {
        state(old);
        Terms terms = changed(old, change);
        SimulatedOrder order = successor(old, terms, change.clientOrderId(), at);
        if (terms.intent().isClosing()) {
            closable(old, order);
        } else {
            AccountChecks.affordable(order.reserve().minus(old.view().reserve()), buyingPower);
        }
        return exchange(old, new WorkingOrder(order), at);
    }

    private static void state(WorkingOrder order) {
        OrderStatus status = order.status();
        if (status.isFinal()) {
            throw Refusal.rule("order is already in \"" + status + "\" state");
        }
        if (status.equals(OrderStatus.ACCEPTED)) {
            throw Refusal.rule("cannot replace order in accepted status");
        }
        if (status.equals(OrderStatus.PENDING_NEW) || status.equals(OrderStatus.PENDING_CANCEL)) {
            throw Refusal.rule("unable to replace order in current state");
        }
        if (order.terms.notional() != null) {
            throw Refusal.rule("notional orders cannot be replaced");
        }
        if (order.terms.orderClass() == OrderClass.OTO) {
            throw Refusal.rule("replace is not supported for oto orders");
        }
    }

    private Terms changed(WorkingOrder old, OrderChange change) {
        Terms terms = old.terms;
        FieldChecks.clientId(change.clientOrderId());
        prices(terms, change);
        Quantity wanted = quantity(old, change.quantity());
        TimeInForce life = change.timeInForce() == null ? terms.timeInForce() : change.timeInForce();
        BigDecimal trail = Objects.requireNonNullElse(change.trail(), trail(terms));
        Terms changed = terms.withPrices(
                        price(change.limitPrice(), terms.limitPrice()), price(change.stopPrice(), terms.stopPrice()))
                .withLifeAndTrail(life, trail)
                .withQuantity(wanted);
        if (changed.equals(terms.withQuantity(old.remaining())) && change.clientOrderId() == null) {
            throw Refusal.rule("order parameters are not changed");
        }
        return changed;
    }

    private static BigDecimal trail(Terms terms) {
        BigDecimal percent = terms.trailPercent();
        return percent != null ? percent : Objects.requireNonNullElse(terms.trailPrice(), BigDecimal.ZERO);
    }

    private static void prices(Terms terms, OrderChange change) {
        FieldChecks.positive("limit price", change.limitPrice());
        FieldChecks.positive("stop price", change.stopPrice());
        FieldChecks.positive("trail", change.trail());
        TickChecks.check("limit_price", change.limitPrice());
        TickChecks.check("stop_price", change.stopPrice());
        if (change.stopPrice() != null && terms.stopPrice() == null) {
            throw Refusal.rule(word(terms.type()) + " orders must not have stop_price");
        }
        if (change.limitPrice() != null && terms.limitPrice() == null) {
            throw Refusal.rule(word(terms.type()) + " orders must not have limit_price");
        }
        if (change.trail() != null && terms.type() != OrderType.TRAILING_STOP) {
            throw Refusal.rule(word(terms.type()) + " orders must not have trail");
        }
    }

    private static String word(OrderType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /// The shares that the new order is for.
    private static Quantity quantity(WorkingOrder old, @Nullable BigDecimal wanted) {
        Quantity ordered = Objects.requireNonNull(old.terms.quantity());
        if (wanted == null || wanted.compareTo(ordered.value()) == 0) {
            return old.remaining();
        }
        FieldChecks.positive("qty", wanted);
        if (old.terms.orderClass() != OrderClass.SIMPLE) {
            throw Refusal.rule("qty cannot be changed for advanced orders");
        }
        if (!ordered.isWhole() || !new Quantity(wanted).isWhole()) {
            throw Refusal.rule("fractional qty cannot be changed");
        }
        if (wanted.compareTo(old.progress.filled().value()) <= 0) {
            throw Refusal.rule("qty must be > filled_qty");
        }
        return new Quantity(wanted).minus(old.progress.filled());
    }

    private static @Nullable Price price(@Nullable BigDecimal wanted, @Nullable Price current) {
        return wanted == null ? current : new Price(wanted);
    }

    private SimulatedOrder successor(WorkingOrder old, Terms terms, @Nullable String clientOrderId, Instant at) {
        stopSide(old.terms, terms, at);
        boolean held = old.is(OrderStatus.HELD);
        Progress progress = Progress.start(
                held ? OrderStatus.HELD : OrderStatus.PENDING_NEW,
                old.progress.armed(),
                at.plus(context.settings().latency()),
                checkPrice.of(terms, at).orElse(old.progress.checkPrice()));
        Price best = old.progress.best();
        Progress followed = best == null ? progress : progress.withBest(best);
        Instant expires = terms.timeInForce() == old.terms.timeInForce()
                ? old.stamps.expires()
                : context.sessions().expiry(terms, at);
        return new SimulatedOrder(
                context.dice().id(),
                clientOrderId == null ? context.dice().id() : clientOrderId,
                terms,
                old.links.withReplaces(old.id),
                old.progress.triggered() ? followed.withTriggered(progress.eligibleAt()) : followed,
                Stamps.start(at, expires));
    }

    private void stopSide(Terms before, Terms after, Instant at) {
        Price stop = after.stopPrice();
        if (stop != null && !stop.equals(before.stopPrice())) {
            context.valuation()
                    .price(after.symbol(), at)
                    .ifPresent(market -> StopChecks.side(after.side(), stop.value(), market));
        }
    }

    private void closable(WorkingOrder old, SimulatedOrder order) {
        Quantity position = new Quantity(context.ledger().quantity(old.symbol()).abs());
        Quantity others = context.book()
                .holders(old.symbol())
                .filter(holder -> holder != old)
                .map(WorkingOrder::remaining)
                .reduce(Quantity.ZERO, Quantity::plus);
        Quantity available = position.isAbove(others) ? position.minus(others) : Quantity.ZERO;
        if (order.holdsShares() && order.remaining().isAbove(available)) {
            throw Refusal.forbidden("insufficient qty available for order (requested: " + order.remaining()
                            + ", available: " + available + ")")
                    .with("available", available.toString())
                    .with("existing_qty", position.toString())
                    .with("held_for_orders", others.toString())
                    .with("symbol", old.symbol().value());
        }
    }

    private WorkingOrder exchange(WorkingOrder old, WorkingOrder order, Instant at) {
        context.book().family(old).forEach(member -> relink(member, old.id, order.id));
        old.enter(OrderStatus.REPLACED, at);
        old.links = new Links(old.links.parent(), old.links.role(), old.links.legs(), old.links.replaces(), order.id);
        context.agenda().remove(old.id);
        context.book().add(order);
        context.announcer().tell(old, "replaced", at);
        return order;
    }

    private static void relink(WorkingOrder member, String before, String after) {
        if (before.equals(member.links.parent())) {
            member.links = member.links.withParent(after);
        }
        if (member.links.legs().contains(before)) {
            member.links = member.links.withLegExchanged(before, after);
        }
    }
}
