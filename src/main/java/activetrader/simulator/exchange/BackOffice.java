package activetrader.simulator.exchange;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.simulator.exchange.order.Execution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/// Applies account changes that are no fills, and cancels the orders that lose their shares by them.
final class BackOffice {
    private static final int PRICE_SCALE = 2;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final ExchangeContext context;
    private final Lifecycle lifecycle;

    BackOffice(ExchangeContext context, Lifecycle lifecycle) {
        this.context = context;
        this.lifecycle = lifecycle;
    }

    void apply(AccountAction action, Instant at) {
        switch (action) {
            case AccountAction.MoveCash move ->
                book(new AccountEvent.CashMove(context.dice().id(), at, move.type(), move.amount(), move.symbol()));
            case AccountAction.HoldCrypto held ->
                book(new AccountEvent.CryptoHeld(
                        context.dice().id(), at, held.pair(), held.coins(), held.price(), held.stop()));
            case AccountAction.MoveShares move -> moveShares(move, at);
            case AccountAction.SplitShares split -> split(split, at);
            case AccountAction.SpinOff spinOff -> spinOff(spinOff, at);
            case AccountAction.Merger merger -> merge(merger, at);
            case AccountAction.RenameSymbol rename -> rename(rename, at);
            case AccountAction.BustLastFill bust ->
                lastFill(bust.symbol())
                        .ifPresent(fill ->
                                mend(fill, new AccountEvent.Bust(context.dice().id(), at, fill.id()), at));
            case AccountAction.CorrectLastFill wanted ->
                lastFill(wanted.symbol()).ifPresent(fill -> mend(fill, correction(wanted, fill, at), at));
            case AccountAction.ScaleLastFill wanted ->
                lastFill(wanted.symbol()).ifPresent(fill -> mend(fill, scaled(wanted, fill, at), at));
        }
    }

    private AccountEvent scaled(AccountAction.ScaleLastFill wanted, Execution fill, Instant at) {
        BigDecimal shares = fill.quantity()
                .value()
                .multiply(wanted.quantityFactor())
                .setScale(0, RoundingMode.DOWN)
                .max(BigDecimal.ONE);
        BigDecimal price =
                fill.price().value().multiply(wanted.priceFactor()).setScale(PRICE_SCALE, RoundingMode.HALF_UP);
        return new AccountEvent.Correction(
                context.dice().id(), at, fill.id(), new Quantity(shares), new Price(price.max(CENT)));
    }

    private AccountEvent correction(AccountAction.CorrectLastFill wanted, Execution fill, Instant at) {
        Quantity quantity = wanted.quantity() == null ? fill.quantity() : wanted.quantity();
        return new AccountEvent.Correction(context.dice().id(), at, fill.id(), quantity, wanted.price());
    }

    private void book(AccountEvent event) {
        context.ledger().book(event);
    }

    /// The last fill since the last split: what came before is in other shares.
    private Optional<Execution> lastFill(Symbol symbol) {
        Instant since = context.ledger().events().stream()
                .filter(event -> event instanceof AccountEvent.Split split
                        && split.symbol().equals(symbol))
                .map(AccountEvent::at)
                .reduce(Instant.MIN, (_, later) -> later);
        return context.ledger().executions().stream()
                .filter(fill -> fill.symbol().equals(symbol) && fill.at().isAfter(since))
                .reduce((_, later) -> later);
    }

    private void moveShares(AccountAction.MoveShares move, Instant at) {
        Symbol symbol = move.symbol();
        BigDecimal shares = movable(move.shares(), context.ledger().quantity(symbol));
        if (shares.signum() == 0) {
            return;
        }
        Price price = move.price() == null ? marketPrice(symbol, at) : move.price();
        Money cash = move.cash()
                .times(shares.divide(move.shares(), MathContext.DECIMAL64))
                .toCents();
        book(new AccountEvent.ShareMove(context.dice().id(), at, move.type(), symbol, shares, price, cash));
        cancelUncovered(symbol, at);
    }

    /// Shares that go are long ones that are held, and shares that come fill a short position up to zero.
    private static BigDecimal movable(BigDecimal wanted, BigDecimal held) {
        if (wanted.signum() < 0) {
            return wanted.max(held.max(BigDecimal.ZERO).negate());
        }
        return held.signum() < 0 ? wanted.min(held.negate()) : wanted;
    }

    private Price marketPrice(Symbol symbol, Instant at) {
        return context.valuation()
                .price(symbol, at)
                .orElseThrow(() -> new IllegalArgumentException("there is no price of " + symbol));
    }

    private void split(AccountAction.SplitShares split, Instant at) {
        BigDecimal before = context.ledger().quantity(split.symbol());
        BigDecimal exact = before.multiply(split.newRate()).divide(split.oldRate(), MathContext.DECIMAL64);
        BigDecimal after = exact.setScale(0, RoundingMode.DOWN);
        Money cash = before.signum() == 0
                ? Money.ZERO
                : new Money(marketPrice(split.symbol(), at).value().multiply(exact.subtract(after)));
        book(new AccountEvent.Split(
                context.dice().id(),
                at,
                split.symbol(),
                split.newRate(),
                split.oldRate(),
                before,
                after,
                cash.toCents()));
        cancelAll(split.symbol(), at);
    }

    private void spinOff(AccountAction.SpinOff spinOff, Instant at) {
        BigDecimal held = context.ledger().quantity(spinOff.source());
        if (held.signum() > 0) {
            come("SPIN", spinOff.fresh(), held.multiply(spinOff.newRate()), spinOff.sourceRate(), at);
        }
    }

    private void merge(AccountAction.Merger merger, Instant at) {
        Symbol gone = merger.acquiree();
        BigDecimal held = context.ledger().quantity(gone);
        if (held.signum() <= 0) {
            return;
        }
        Money cash = merger.cashRate().times(held).toCents();
        book(new AccountEvent.ShareMove(
                context.dice().id(), at, "MA", gone, held.negate(), marketPrice(gone, at), cash));
        cancelAll(gone, at);
        if (merger.acquirer() != null) {
            come("MA", merger.acquirer(), held.multiply(merger.newRate()), merger.oldRate(), at);
        }
    }

    /// Books the whole shares of `dividend` / `divisor` at the market's price, and pays the rest of a share.
    private void come(String type, Symbol symbol, BigDecimal dividend, BigDecimal divisor, Instant at) {
        BigDecimal exact = dividend.divide(divisor, MathContext.DECIMAL64);
        BigDecimal whole = exact.setScale(0, RoundingMode.DOWN);
        Price price = marketPrice(symbol, at);
        Money rest = new Money(price.value().multiply(exact.subtract(whole))).toCents();
        book(
                whole.signum() == 0
                        ? new AccountEvent.CashMove(context.dice().id(), at, type, rest, symbol)
                        : new AccountEvent.ShareMove(context.dice().id(), at, type, symbol, whole, price, rest));
    }

    private void rename(AccountAction.RenameSymbol rename, Instant at) {
        BigDecimal shares = context.ledger().quantity(rename.from());
        book(new AccountEvent.Rename(context.dice().id(), at, rename.from(), rename.to(), shares));
        cancelAll(rename.from(), at);
    }

    /// Does nothing where fewer than zero shares would be left: a purchase whose shares are gone stays booked.
    private void mend(Execution fill, AccountEvent event, Instant at) {
        BigDecimal held = context.ledger().quantity(fill.symbol());
        BigDecimal after = held.add(change(fill, event));
        if (held.signum() >= 0 && after.signum() < 0) {
            return;
        }
        book(event);
        cancelUncovered(fill.symbol(), at);
    }

    private static BigDecimal change(Execution fill, AccountEvent event) {
        BigDecimal stands = event instanceof AccountEvent.Correction correction
                ? fill.corrected(correction.quantity(), correction.price()).signedQuantity()
                : BigDecimal.ZERO;
        return stands.subtract(fill.signedQuantity());
    }

    private void cancelUncovered(Symbol symbol, Instant at) {
        BigDecimal held = context.ledger().quantity(symbol).abs();
        if (context.book().held(symbol).value().compareTo(held) > 0) {
            context.book().holders(symbol).toList().forEach(order -> cancel(order, at));
        }
    }

    private void cancelAll(Symbol symbol, Instant at) {
        context.book().open(symbol).toList().forEach(order -> cancel(order, at));
    }

    private void cancel(WorkingOrder order, Instant at) {
        if (order.isOpen()) {
            lifecycle.cancel(order, at);
        }
    }
}
