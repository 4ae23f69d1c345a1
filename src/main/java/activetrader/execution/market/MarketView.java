package activetrader.execution.market;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.MarketData;
import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.FeedProfile;
import activetrader.market.Money;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.SymbolView;
import activetrader.risk.Volatility;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the gate needs to know of a symbol, read live; what does not change within a day is asked once a day.
public final class MarketView {
    private static final Logger log = LoggerFactory.getLogger(MarketView.class);
    private static final int ATR_LENGTH = 14;
    private static final Symbol ALWAYS_TRADING = Symbol.of("SPY");
    private static final Duration DAILY_BARS_BACK = Duration.ofDays(30);

    private final Broker broker;
    private final MarketData data;
    private final TimeSource time;
    private final RecentBars bars;
    private final Map<Symbol, Daily> daily = new ConcurrentHashMap<>();

    public MarketView(Broker broker, MarketData data, TradingCalendar calendar, TimeSource time) {
        this.broker = broker;
        this.data = data;
        this.time = time;
        this.bars = new RecentBars(data, calendar, time);
    }

    /// All that is known now; what could not be read is null.
    public SymbolView of(Symbol symbol) {
        Daily day = daily(symbol);
        FeedProfile feed = FeedProfile.of(data.feed());
        Map<Symbol, Quote> quotes = quotes(symbol);
        return new SymbolView(
                feed,
                day.asset(),
                isHalted(symbol, quotes, feed),
                quotes.get(symbol),
                known("volatility", () -> volatility(symbol)),
                day.dollarVolume());
    }

    /// Of the symbol and of one that always trades; empty when they cannot be read.
    private Map<Symbol, Quote> quotes(Symbol symbol) {
        Map<Symbol, Quote> quotes =
                known("quote", () -> Optional.of(data.latestQuotes(new TreeSet<>(List.of(symbol, ALWAYS_TRADING)))));
        return quotes == null ? Map.of() : quotes;
    }

    /// No answer of the broker names a halt. It shows: the symbol has neither quoted nor traded for as long as a quote
    /// may be old, while another one quotes.
    private boolean isHalted(Symbol symbol, Map<Symbol, Quote> quotes, FeedProfile feed) {
        Instant fresh = time.instant().minus(feed.quoteStaleness());
        Quote quote = quotes.get(symbol);
        Quote other = quotes.get(ALWAYS_TRADING);
        boolean silent = quote != null
                && quote.at().isBefore(fresh)
                && other != null
                && !symbol.equals(ALWAYS_TRADING)
                && !other.at().isBefore(fresh);
        if (!silent) {
            return false;
        }
        Trade last = known(
                "last trade",
                () -> Optional.ofNullable(data.latestTrades(Set.of(symbol)).get(symbol)));
        return last == null || last.at().isBefore(fresh);
    }

    private static <T> @Nullable T known(String what, Supplier<Optional<T>> read) {
        try {
            return read.get().orElse(null);
        } catch (BrokerException e) {
            log.warn("market data missing what={} cause=\"{}\"", what, e.getMessage());
            return null;
        }
    }

    private Daily daily(Symbol symbol) {
        LocalDate today = MarketZone.dateOf(time.instant());
        Daily known = daily.get(symbol);
        if (known == null || !known.date().equals(today) || known.asset() == null || known.dollarVolume() == null) {
            known = new Daily(
                    today,
                    known("asset", () -> broker.asset(symbol)),
                    known("daily bars", () -> dollarVolume(symbol, today)));
            daily.put(symbol, known);
        }
        return known;
    }

    private Optional<Money> dollarVolume(Symbol symbol, LocalDate today) {
        Instant end = today.atStartOfDay(MarketZone.NEW_YORK).toInstant().minusSeconds(1);
        List<Bar> bars = data.bars(Set.of(symbol), Timeframe.DAY_1, end.minus(DAILY_BARS_BACK), end)
                .getOrDefault(symbol, List.of());
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal total = bars.stream()
                .map(bar -> bar.close().value().multiply(BigDecimal.valueOf(bar.volume())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Money(total.divide(BigDecimal.valueOf(bars.size()), 2, RoundingMode.HALF_EVEN)));
    }

    /// ATR(14) of complete 5-minute bars of regular sessions.
    Optional<Volatility> volatility(Symbol symbol) {
        List<Bar> recent = bars.of(symbol);
        return AverageTrueRange.of(recent, ATR_LENGTH)
                .filter(range -> range.signum() > 0)
                .map(range -> new Volatility(range, recent.getLast().start().plus(Timeframe.MIN_5.duration())));
    }

    private record Daily(
            LocalDate date, @Nullable Asset asset, @Nullable Money dollarVolume) {}
}
