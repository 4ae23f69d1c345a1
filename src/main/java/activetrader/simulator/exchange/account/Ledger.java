package activetrader.simulator.exchange.account;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.order.Execution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cash and holdings, made of nothing but the fills so far.
///
/// Cash moves by whole cents, each fill's value rounded half up; whole shares at prices on the cent need no rounding.
public final class Ledger {
    private final Money start;
    private final Valuation valuation;
    private final List<Execution> executions = new ArrayList<>();
    private final SortedMap<Symbol, Holding> holdings = new TreeMap<>();
    private Money cash;

    public Ledger(Money start, Valuation valuation) {
        this.start = start;
        this.valuation = valuation;
        this.cash = start;
    }

    public void book(Execution execution) {
        Symbol symbol = execution.symbol();
        BigDecimal change = execution.signedQuantity();
        Optional<Holding> before = holding(symbol, MarketZone.dateOf(execution.at()));
        Holding after = before.isPresent()
                ? before.get().plus(change, execution.price())
                : opened(change, execution.price(), MarketZone.dateOf(execution.at()));
        if (after == null) {
            holdings.remove(symbol);
        } else {
            holdings.put(symbol, after);
        }
        cash = cash.minus(inCents(execution.price().value().multiply(change)));
        executions.add(execution);
    }

    private static Holding opened(BigDecimal change, Price price, LocalDate date) {
        Money paid = new Money(price.value().multiply(change));
        return new Holding(change, paid, paid, date);
    }

    private static Money inCents(BigDecimal amount) {
        return new Money(amount.setScale(2, RoundingMode.HALF_UP));
    }

    public Money start() {
        return start;
    }

    public Money cash() {
        return cash;
    }

    /// Every fill, oldest first.
    public List<Execution> executions() {
        return Collections.unmodifiableList(executions);
    }

    /// What is held of `symbol`, with its day cost brought up to `today`.
    public Optional<Holding> holding(Symbol symbol, LocalDate today) {
        return Optional.ofNullable(holdings.get(symbol)).map(held -> {
            Holding current = held.date().equals(today)
                    ? held
                    : held.on(today, valuation.previousClose(symbol, today).orElse(held.averagePrice()));
            holdings.put(symbol, current);
            return current;
        });
    }

    /// Signed shares of `symbol`.
    public BigDecimal quantity(Symbol symbol) {
        Holding held = holdings.get(symbol);
        return held == null ? BigDecimal.ZERO : held.quantity();
    }

    /// All holdings by symbol.
    public SortedMap<Symbol, Holding> holdings() {
        return Collections.unmodifiableSortedMap(holdings);
    }

    /// Cash plus what everything held is worth at `at`.
    public Money equity(Instant at) {
        Money sum = cash;
        for (Map.Entry<Symbol, Holding> entry : holdings.entrySet()) {
            sum = sum.plus(entry.getValue().valueAt(valuation.price(entry.getKey(), entry.getValue(), at)));
        }
        return sum;
    }

    /// The books as they stood at `at`: every fill up to and including that instant.
    public Ledger at(Instant at) {
        Ledger past = new Ledger(start, valuation);
        executions.stream().filter(execution -> !execution.at().isAfter(at)).forEach(past::book);
        return past;
    }
}
