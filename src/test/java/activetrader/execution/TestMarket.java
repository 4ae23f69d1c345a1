package activetrader.execution;

import activetrader.broker.BrokerException;
import activetrader.broker.CorporateAction;
import activetrader.broker.NoMarketData;
import activetrader.execution.fake.FakeBroker;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Market data for the prices of a [FakeBroker]: tight quotes, and bars with a true range of one dollar.
class TestMarket extends NoMarketData {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /// The corporate actions in every answer.
    List<CorporateAction> actions = List.of();
    /// Whether corporate actions cannot be read.
    boolean actionsFail;

    private final FakeBroker broker;
    private final TimeSource time;

    /// The factor of every price that is shown; 1 for the true price.
    BigDecimal distortion = BigDecimal.ONE;

    TestMarket(FakeBroker broker, TimeSource time) {
        this.broker = broker;
        this.time = time;
    }

    @Override
    public List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
        if (actionsFail) {
            throw new BrokerException.Transient("no answer", null);
        }
        return actions;
    }

    private BigDecimal price(Symbol symbol) {
        return broker.account
                .prices
                .getOrDefault(symbol, Price.of("100"))
                .value()
                .multiply(distortion);
    }

    @Override
    public Map<Symbol, List<Bar>> bars(Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end) {
        Map<Symbol, List<Bar>> bars = new TreeMap<>();
        for (Symbol symbol : symbols) {
            List<Bar> list = new ArrayList<>();
            for (Instant at = start; !at.isAfter(end); at = at.plus(timeframe.duration())) {
                Price middle = new Price(price(symbol));
                list.add(new Bar(
                        at,
                        middle,
                        new Price(price(symbol).add(HALF.multiply(distortion))),
                        new Price(price(symbol).subtract(HALF.multiply(distortion))),
                        middle,
                        10_000_000,
                        null,
                        0));
            }
            bars.put(symbol, list);
        }
        return bars;
    }

    @Override
    public Map<Symbol, Snapshot> snapshots(Collection<Symbol> symbols) {
        Map<Symbol, Quote> quotes = latestQuotes(symbols);
        Map<Symbol, Snapshot> snapshots = new TreeMap<>();
        symbols.forEach(symbol -> snapshots.put(
                symbol,
                new Snapshot(
                        symbol,
                        new Trade(symbol, time.instant(), new Price(price(symbol)), BigDecimal.TEN, ""),
                        quotes.get(symbol),
                        null,
                        null,
                        null)));
        return snapshots;
    }

    @Override
    public Map<Symbol, Quote> latestQuotes(Collection<Symbol> symbols) {
        Map<Symbol, Quote> quotes = new TreeMap<>();
        symbols.forEach(symbol -> quotes.put(
                symbol,
                new Quote(
                        symbol,
                        time.instant(),
                        new Price(price(symbol).subtract(CENT)),
                        100,
                        new Price(price(symbol)),
                        100)));
        return quotes;
    }
}
