package activetrader.simulator.exchange.account;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.simulator.exchange.order.Execution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cash and holdings, made of nothing but the fills and the [AccountEvent]s so far.
///
/// Cash moves by whole cents, each fill's value rounded half up; whole shares at prices on the cent need no rounding.
/// See decision 13.
public final class Ledger {
    private final Money start;
    private final Valuation valuation;
    private final List<Posting> postings = new ArrayList<>();
    private final List<Execution> executions = new ArrayList<>();
    private final SortedMap<Symbol, Holding> holdings = new TreeMap<>();
    private final SortedMap<String, CryptoHolding> crypto = new TreeMap<>();
    private Money cash;

    /// One line of the books, in the order in which they were written.
    private sealed interface Posting {
        Instant at();

        record Filled(Execution execution) implements Posting {
            @Override
            public Instant at() {
                return execution.at();
            }
        }

        record Happened(AccountEvent event) implements Posting {
            @Override
            public Instant at() {
                return event.at();
            }
        }
    }

    public Ledger(Money start, Valuation valuation) {
        this.start = start;
        this.valuation = valuation;
        this.cash = start;
    }

    public void book(Execution execution) {
        post(new Posting.Filled(execution));
    }

    public void book(AccountEvent event) {
        post(new Posting.Happened(event));
        switch (event) {
            case AccountEvent.Bust _, AccountEvent.Correction _ -> bookAnew();
            case AccountEvent.CashMove _,
                    AccountEvent.ShareMove _,
                    AccountEvent.Split _,
                    AccountEvent.Rename _,
                    AccountEvent.CryptoHeld _,
                    AccountEvent.CryptoStopCanceled _,
                    AccountEvent.CryptoSold _ -> {}
        }
    }

    /// Fills and events that were booked at some time, each list oldest first.
    public void bookAll(List<Execution> fills, List<AccountEvent> events) {
        List<Posting> all = new ArrayList<>();
        fills.forEach(fill -> all.add(new Posting.Filled(fill)));
        events.forEach(event -> all.add(new Posting.Happened(event)));
        all.sort(Comparator.comparing(Posting::at));
        all.forEach(this::post);
        bookAnew();
    }

    private void post(Posting posting) {
        postings.add(posting);
        take(posting, Map.of());
    }

    /// Books everything from the start with the fills as they stand after all busts and corrections.
    private void bookAnew() {
        Map<String, Optional<Execution>> mended = mended();
        if (mended.isEmpty()) {
            return;
        }
        cash = start;
        holdings.clear();
        crypto.clear();
        executions.clear();
        postings.forEach(posting -> take(posting, mended));
    }

    /// What became of the fills that were busted (empty) or corrected, by their ids.
    private Map<String, Optional<Execution>> mended() {
        Map<String, Optional<Execution>> mended = new HashMap<>();
        for (Posting posting : postings) {
            if (posting instanceof Posting.Happened(AccountEvent.Bust bust)) {
                mended.put(bust.executionId(), Optional.empty());
            } else if (posting instanceof Posting.Happened(AccountEvent.Correction correction)) {
                booked().stream()
                        .filter(fill -> fill.id().equals(correction.executionId()))
                        .forEach(fill -> mended.put(
                                fill.id(), Optional.of(fill.corrected(correction.quantity(), correction.price()))));
            }
        }
        return mended;
    }

    private void take(Posting posting, Map<String, Optional<Execution>> mended) {
        switch (posting) {
            case Posting.Filled(Execution execution) ->
                mended.getOrDefault(execution.id(), Optional.of(execution)).ifPresent(this::fill);
            case Posting.Happened(AccountEvent event) -> happen(event);
        }
    }

    private void fill(Execution execution) {
        BigDecimal change = execution.signedQuantity();
        move(execution.symbol(), change, execution.price(), MarketZone.dateOf(execution.at()));
        cash = cash.minus(inCents(execution.price().value().multiply(change)));
        executions.add(execution);
    }

    private void happen(AccountEvent event) {
        switch (event) {
            case AccountEvent.CashMove move -> cash = cash.plus(move.amount());
            case AccountEvent.ShareMove move -> {
                move(move.symbol(), move.shares(), move.price(), MarketZone.dateOf(move.at()));
                cash = cash.plus(move.cash());
            }
            case AccountEvent.Split split -> {
                Holding held = holdings.get(split.symbol());
                if (held != null) {
                    hold(split.symbol(), held.split(split.after()));
                }
                cash = cash.plus(split.cash());
            }
            case AccountEvent.Rename rename -> {
                Holding held = holdings.remove(rename.from());
                hold(rename.to(), held);
            }
            case AccountEvent.CryptoHeld held ->
                crypto.put(
                        held.pair(),
                        new CryptoHolding(held.pair(), held.coins(), held.price(), held.stop(), held.at()));
            case AccountEvent.CryptoStopCanceled gone ->
                crypto.computeIfPresent(gone.pair(), (_, held) -> held.withoutStop());
            case AccountEvent.CryptoSold sold -> {
                crypto.remove(sold.pair());
                cash = cash.plus(sold.cash());
            }
            case AccountEvent.Bust _, AccountEvent.Correction _ -> {}
        }
    }

    /// A bust may leave a position on the other side of zero: it is closed and opened anew.
    private void move(Symbol symbol, BigDecimal change, Price price, LocalDate date) {
        Holding before = holding(symbol, date).orElse(null);
        if (before == null) {
            hold(symbol, opened(change, price, date));
            return;
        }
        BigDecimal after = before.quantity().add(change);
        boolean crosses =
                after.signum() != 0 && after.signum() != before.quantity().signum();
        hold(symbol, crosses ? opened(after, price, date) : before.plus(change, price));
    }

    private void hold(Symbol symbol, @Nullable Holding holding) {
        if (holding == null) {
            holdings.remove(symbol);
        } else {
            holdings.put(symbol, holding);
        }
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

    /// Every fill that stands, as it stands, oldest first.
    public List<Execution> executions() {
        return Collections.unmodifiableList(executions);
    }

    /// Every fill as it was booked, busted ones too, oldest first.
    public List<Execution> booked() {
        return postings.stream()
                .flatMap(posting -> posting instanceof Posting.Filled(Execution fill) ? Stream.of(fill) : Stream.of())
                .toList();
    }

    /// Everything that happened without a fill, oldest first.
    public List<AccountEvent> events() {
        return postings.stream()
                .flatMap(posting ->
                        posting instanceof Posting.Happened(AccountEvent event) ? Stream.of(event) : Stream.of())
                .toList();
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

    /// The coins by their pairs.
    public SortedMap<String, CryptoHolding> crypto() {
        return Collections.unmodifiableSortedMap(crypto);
    }

    /// What all coins are worth.
    public Money cryptoValue() {
        return crypto.values().stream().map(CryptoHolding::value).reduce(Money.ZERO, Money::plus);
    }

    /// Cash plus what everything held is worth at `at`.
    public Money equity(Instant at) {
        Money sum = cash.plus(cryptoValue());
        for (Map.Entry<Symbol, Holding> entry : holdings.entrySet()) {
            sum = sum.plus(entry.getValue().valueAt(valuation.price(entry.getKey(), entry.getValue(), at)));
        }
        return sum;
    }

    /// The books as they stood at `at`: everything up to and including that instant.
    public Ledger at(Instant at) {
        Ledger past = new Ledger(start, valuation);
        postings.stream().filter(posting -> !posting.at().isAfter(at)).forEach(past::post);
        past.bookAnew();
        return past;
    }
}
