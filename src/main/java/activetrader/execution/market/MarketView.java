package activetrader.execution.market;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.MarketData;
import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.FeedProfile;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.SymbolView;
import activetrader.risk.SymbolView.ReferencePrice;
import activetrader.risk.SymbolView.Volatility;
import activetrader.time.Tick;
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

/// What the gate needs to know of a symbol: one call for its snapshot, one for the 5-minute bars; what does not
/// change within a day is asked once a day.
public final class MarketView {
    private static final Logger log = LoggerFactory.getLogger(MarketView.class);
    private static final int ATR_LENGTH = 14;
    private static final Symbol ALWAYS_TRADING = Symbol.of("SPY");
    /// A stock that moves by more than this share of its prior close is rare enough to read that close again.
    private static final BigDecimal DOUBTFUL_MOVE = new BigDecimal("0.05");

    private static final Duration READ_AGAIN = Duration.ofMinutes(3);
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
        FeedProfile feed = FeedProfile.of(data.feed());
        Map<Symbol, Snapshot> snapshots = snapshots(symbol);
        Snapshot snapshot = snapshots.get(symbol);
        Daily day = daily(symbol, snapshot);
        Map<Symbol, List<Bar>> fives = recentBars(symbol);
        List<Bar> recent = fives.getOrDefault(symbol, List.of());
        List<ReferencePrice> references = ReferencePrices.of(snapshot, recent, day.lastBar());
        return new SymbolView(
                feed,
                day.asset(),
                Halts.isHalted(
                        snapshot, snapshots.get(ALWAYS_TRADING), time.instant().minus(feed.quoteStaleness())),
                snapshot == null ? null : snapshot.latestQuote(),
                volatility(recent).orElse(null),
                day.dollarVolume(),
                references,
                Trends.market(fives).orElse(null),
                Trends.score(recent, feed).orElse(null));
    }

    /// Of the symbol and of one that always trades; empty when they cannot be read.
    private Map<Symbol, Snapshot> snapshots(Symbol symbol) {
        Map<Symbol, Snapshot> snapshots =
                known("snapshot", () -> Optional.of(data.snapshots(new TreeSet<>(List.of(symbol, ALWAYS_TRADING)))));
        return snapshots == null ? Map.of() : snapshots;
    }

    private static <T> @Nullable T known(String what, Supplier<Optional<T>> read) {
        try {
            return read.get().orElse(null);
        } catch (BrokerException e) {
            log.warn("market data missing what={} cause=\"{}\"", what, e.getMessage());
            return null;
        }
    }

    /// A prior close that the last trade is far from may be wrong: it is read again every few minutes until it is
    /// not.
    private Daily daily(Symbol symbol, @Nullable Snapshot snapshot) {
        LocalDate today = MarketZone.dateOf(time.instant());
        Daily known = daily.get(symbol);
        if (known == null || !known.date().equals(today) || known.isIncomplete() || isDoubtful(known, snapshot)) {
            List<Bar> days = known("daily bars", () -> Optional.of(dailyBars(symbol, today)));
            known = new Daily(
                    today, time.tick(), known("asset", () -> broker.asset(symbol)), days == null ? List.of() : days);
            daily.put(symbol, known);
        }
        return known;
    }

    private boolean isDoubtful(Daily known, @Nullable Snapshot snapshot) {
        Bar prior = known.lastBar();
        Trade trade = snapshot == null ? null : snapshot.latestTrade();
        if (prior == null
                || trade == null
                || time.tick().isBefore(known.readAt().plus(READ_AGAIN))) {
            return false;
        }
        BigDecimal close = prior.close().value();
        BigDecimal gap = trade.price().value().subtract(close).abs();
        return gap.compareTo(close.multiply(DOUBTFUL_MOVE)) > 0;
    }

    private List<Bar> dailyBars(Symbol symbol, LocalDate today) {
        Instant end = MarketZone.startOfDay(today).minusSeconds(1);
        return data.bars(Set.of(symbol), Timeframe.DAY_1, end.minus(DAILY_BARS_BACK), end)
                .getOrDefault(symbol, List.of());
    }

    /// Of the symbol and of the index funds; empty when they cannot be read.
    private Map<Symbol, List<Bar>> recentBars(Symbol symbol) {
        Set<Symbol> symbols = new TreeSet<>(Trends.INDEXES);
        symbols.add(symbol);
        Map<Symbol, List<Bar>> recent = known("5-minute bars", () -> Optional.of(bars.of(symbols)));
        return recent == null ? Map.of() : recent;
    }

    /// ATR(14) of complete 5-minute bars of regular sessions.
    ///
    /// @throws BrokerException when the bars cannot be read
    Optional<Volatility> volatility(Symbol symbol) {
        return volatility(bars.of(symbol));
    }

    /// The close of the last complete 5-minute bar.
    ///
    /// @throws BrokerException when the bars cannot be read
    Optional<Price> lastClose(Symbol symbol) {
        List<Bar> recent = bars.of(symbol);
        return recent.isEmpty()
                ? Optional.empty()
                : Optional.of(recent.getLast().close());
    }

    private static Optional<Volatility> volatility(List<Bar> recent) {
        return AverageTrueRange.of(recent, ATR_LENGTH)
                .filter(range -> range.signum() > 0)
                .map(range -> new Volatility(range, ReferencePrices.endOf(recent.getLast(), Timeframe.MIN_5)));
    }

    /// What holds for the whole day.
    ///
    /// @param bars daily bars before `date`, oldest first; empty when they could not be read
    private record Daily(
            LocalDate date, Tick readAt, @Nullable Asset asset, List<Bar> bars) {
        boolean isIncomplete() {
            return asset == null || bars.isEmpty();
        }

        @Nullable
        Bar lastBar() {
            return bars.isEmpty() ? null : bars.getLast();
        }

        @Nullable
        Money dollarVolume() {
            if (bars.isEmpty()) {
                return null;
            }
            BigDecimal total = bars.stream()
                    .map(bar -> bar.close().value().multiply(BigDecimal.valueOf(bar.volume())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Money(total.divide(BigDecimal.valueOf(bars.size()), 2, RoundingMode.HALF_EVEN));
        }
    }
}
