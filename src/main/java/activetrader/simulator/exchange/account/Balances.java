package activetrader.simulator.exchange.account;

import activetrader.market.Asset;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.Tape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Works out the [Balance] of a ledger at market prices.
public final class Balances {
    private static final Money MARGIN_MINIMUM = Money.of(2000);

    private final Ledger ledger;
    private final Tape tape;
    private final Valuation valuation;
    private @Nullable LastDay lastDay;

    public Balances(Ledger ledger, Tape tape, Valuation valuation) {
        this.ledger = ledger;
        this.tape = tape;
        this.valuation = valuation;
    }

    /// The account at `at`.
    ///
    /// @param allowedMultiplier the most that the account may use; below $2,000 of equity it is 1
    /// @param reserved what the open orders may cost
    public Balance at(Instant at, int allowedMultiplier, Money reserved) {
        Sums now = sums(ledger, at);
        LastDay last = lastDay(MarketZone.dateOf(at));
        Money equity = ledger.cash().plus(now.longValue).plus(now.shortValue);
        int multiplier = equity.isBelow(MARGIN_MINIMUM) ? 1 : allowedMultiplier;
        return new Balance(
                ledger.cash(),
                now.longValue,
                now.shortValue,
                now.initial,
                now.maintenance,
                last.equity,
                last.maintenance,
                multiplier,
                reserved);
    }

    private LastDay lastDay(LocalDate today) {
        LastDay known = lastDay;
        if (known == null || !known.today.equals(today)) {
            TradingDay before = tape.calendar().previous(today);
            Ledger then = ledger.at(before.close());
            known = new LastDay(today, then.equity(before.close()), sums(then, before.close()).maintenance);
            lastDay = known;
        }
        return known;
    }

    private Sums sums(Ledger books, Instant at) {
        Money coins = books.cryptoValue(); // lend nothing
        Sums sum = new Sums(coins, Money.ZERO, coins, coins);
        for (Map.Entry<Symbol, Holding> entry : books.holdings().entrySet()) {
            Holding held = entry.getValue();
            Price price = valuation.price(entry.getKey(), held, at);
            Money value = held.valueAt(price);
            Optional<Asset> asset = tape.asset(entry.getKey());
            sum = new Sums(
                    sum.longValue.plus(value.max(Money.ZERO)),
                    sum.shortValue.plus(value.min(Money.ZERO)),
                    sum.initial.plus(Margin.initial(held, price, asset)),
                    sum.maintenance.plus(Margin.maintenance(held, price, asset)));
        }
        return new Sums(sum.longValue, sum.shortValue, sum.initial.toCents(), sum.maintenance.toCents());
    }

    private record Sums(Money longValue, Money shortValue, Money initial, Money maintenance) {}

    private record LastDay(LocalDate today, Money equity, Money maintenance) {}
}
