package activetrader.simulator.exchange;

import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.simulator.exchange.book.Matching;
import activetrader.simulator.exchange.book.OrderHours.Window;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.costs.Liquidity;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Checks each order at the instants at which it may fill or change, and plans the next check.
final class MatchingEngine {
    /// From an order's arrival to its being `new`.
    static final Duration ACKNOWLEDGEMENT = Duration.ofMillis(5);

    private final ExchangeContext context;
    private final Lifecycle lifecycle;

    MatchingEngine(ExchangeContext context, Lifecycle lifecycle) {
        this.context = context;
        this.lifecycle = lifecycle;
    }

    /// Does what is due for the order at `at`, and plans the next look.
    void look(WorkingOrder order, Instant at) {
        if (order.isOpen()) {
            act(order, at);
            plan(order, at);
        }
    }

    /// Plans the next look at an order.
    void plan(WorkingOrder order, Instant now) {
        boolean sleeps = order.is(OrderStatus.HELD) && !order.progress.armed();
        if (order.isOpen() && !sleeps) {
            context.agenda().put(order.id, Instants.earlier(end(order), nextLook(order, now)));
        }
    }

    private void act(WorkingOrder order, Instant at) {
        if (!at.isBefore(end(order))) {
            finish(order, at);
            return;
        }
        boolean inWindow = context.sessions().window(order.terms, at).contains(at);
        if (order.is(OrderStatus.PENDING_NEW) && !at.isBefore(acknowledgedAt(order))) {
            lifecycle.acknowledge(order, at);
        } else if (order.is(OrderStatus.ACCEPTED) && inWindow) {
            lifecycle.acknowledge(order, at);
            boolean auction = order.terms.timeInForce() == TimeInForce.OPG;
            order.progress = order.progress.withEligibleAt(
                    auction ? at : at.plus(context.settings().latency()));
        }
        if (inWindow && order.isOpen() && isWorking(order) && !at.isBefore(order.progress.eligibleAt())) {
            work(order, at);
        }
    }

    private void finish(WorkingOrder order, Instant at) {
        if (order.progress.cancelAt() != null) {
            lifecycle.cancel(order, at);
            return;
        }
        if (order.terms.timeInForce() == TimeInForce.CLS) {
            closingAuction(order, at);
        }
        if (order.isOpen()) {
            lifecycle.expire(order, at);
        }
    }

    private void closingAuction(WorkingOrder order, Instant close) {
        if (!context.tape().isHalted(order.symbol(), close)) {
            context.tape()
                    .quote(order.symbol(), close)
                    .flatMap(quote -> Matching.fillPrice(order.terms, quote))
                    .ifPresent(price -> lifecycle.fill(order, order.remaining(), price, close));
        }
    }

    private void work(WorkingOrder order, Instant at) {
        if (context.tape().isHalted(order.symbol(), at)) {
            order.progress =
                    order.progress.withEligibleAt(at.plus(context.settings().retryDelay()));
            return;
        }
        Window window = context.sessions().window(order.terms, at);
        Optional<Quote> quote = context.tape().quote(order.symbol(), at).filter(shown -> isFresh(shown, window));
        if (Matching.waits(order.terms, order.progress)) {
            quote.ifPresent(shown -> watch(order, shown, at));
            return;
        }
        quote.ifPresent(shown -> Matching.fillPrice(order.terms, shown).ifPresent(far -> fill(order, far, shown, at)));
        if (order.isOpen() && hasOneChance(order)) {
            lifecycle.cancel(order, at);
        }
    }

    /// Fills what the minute has for the account; the rest waits for the next one.
    private void fill(WorkingOrder order, Price far, Quote quote, Instant at) {
        Quantity wanted = shares(order, far);
        Liquidity liquidity = liquidity(order.symbol(), at);
        Quantity shares = isAuction(order) ? wanted : liquidity.available(wanted);
        boolean whole = order.terms.timeInForce() != TimeInForce.FOK || shares.equals(wanted);
        if (shares.isZero() || !whole) {
            order.progress = order.progress.withEligibleAt(
                    at.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
            return;
        }
        Price price = liquidity.price(order.terms.side(), shares, far, quote, order.terms.workingLimit());
        lifecycle.fill(order, shares, price, at);
    }

    private static boolean isAuction(WorkingOrder order) {
        return order.terms.timeInForce() == TimeInForce.OPG;
    }

    private Liquidity liquidity(Symbol symbol, Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        BigDecimal taken = context.ledger().executions().stream()
                .filter(fill -> fill.symbol().equals(symbol) && !fill.at().isBefore(minute))
                .map(fill -> fill.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Liquidity(
                context.settings().costs(), context.tape().minute(symbol, at).orElse(null), taken);
    }

    private void watch(WorkingOrder order, Quote quote, Instant at) {
        Price price = Matching.far(order.terms.side(), quote);
        if (price != null && Matching.improves(order.terms, order.progress, quote)) {
            order.progress = order.progress.withBest(price);
        }
        if (Matching.touches(order.terms, order.progress, quote)) {
            lifecycle.trigger(order, at);
        }
    }

    private Quantity shares(WorkingOrder order, Price price) {
        Money notional = order.terms.notional();
        if (notional != null) {
            return sharesFor(order, notional.value(), price);
        }
        int percent = order.terms.timeInForce() == TimeInForce.FOK || order.terms.timeInForce() == TimeInForce.OPG
                ? 0
                : context.settings().partialFillPercent();
        return context.dice().filled(order.id, order.progress.tries(), order.remaining(), percent);
    }

    /// What the dollars are worth, but never more than the order may close.
    private Quantity sharesFor(WorkingOrder order, BigDecimal dollars, Price price) {
        Quantity shares = Matching.shares(dollars, price);
        if (!order.terms.intent().isClosing()) {
            return shares;
        }
        Quantity held = new Quantity(context.ledger().quantity(order.symbol()).abs());
        Quantity others = context.book()
                .holders(order.symbol())
                .filter(holder -> holder != order)
                .map(WorkingOrder::remaining)
                .reduce(Quantity.ZERO, Quantity::plus);
        return shares.min(held.minus(others));
    }

    private Instant nextLook(WorkingOrder order, Instant now) {
        if (order.is(OrderStatus.PENDING_NEW)) {
            return acknowledgedAt(order);
        }
        Window window = context.sessions().window(order.terms, now);
        if (order.is(OrderStatus.ACCEPTED)) {
            return window.start();
        }
        if (order.terms.timeInForce() == TimeInForce.CLS) {
            return window.end();
        }
        Instant from = Instants.later(Instants.later(now, order.progress.eligibleAt()), window.start());
        if (hasOneChance(order)) {
            return from;
        }
        return from.isBefore(window.end()) ? firstConcern(order, from, window).orElse(window.end()) : window.end();
    }

    private Optional<Instant> firstConcern(WorkingOrder order, Instant from, Window window) {
        return context.tape()
                .first(
                        order.symbol(),
                        from,
                        window.end(),
                        quote -> isFresh(quote, window) && Matching.concerns(order.terms, order.progress, quote));
    }

    /// Whether the quote is of this session, not left over from one before.
    private static boolean isFresh(Quote quote, Window window) {
        return !quote.at().isBefore(window.start());
    }

    private static boolean isWorking(WorkingOrder order) {
        return order.terms.timeInForce() != TimeInForce.CLS
                && order.progress.armed()
                && !order.is(OrderStatus.PENDING_NEW)
                && !order.is(OrderStatus.ACCEPTED);
    }

    /// Whether the order is filled at its first chance or not at all.
    private static boolean hasOneChance(WorkingOrder order) {
        return switch (order.terms.timeInForce()) {
            case IOC, FOK, OPG -> true;
            case DAY, GTC, CLS, UNKNOWN -> false;
        };
    }

    private static Instant acknowledgedAt(WorkingOrder order) {
        return order.stamps.created().plus(ACKNOWLEDGEMENT);
    }

    private static Instant end(WorkingOrder order) {
        Instant cancelAt = order.progress.cancelAt();
        return cancelAt == null ? order.stamps.expires() : Instants.earlier(cancelAt, order.stamps.expires());
    }
}
