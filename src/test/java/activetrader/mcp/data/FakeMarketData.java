package activetrader.mcp.data;

import activetrader.broker.CorporateAction;
import activetrader.broker.MarketData;
import activetrader.indicators.RecordedBars;
import activetrader.market.ActiveStock;
import activetrader.market.Bar;
import activetrader.market.BarMerge;
import activetrader.market.Mover;
import activetrader.market.NewsArticle;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A feed made of minute bars in memory, which shows at any time only what has happened, and keeps a list of what it
/// was asked.
public final class FakeMarketData implements MarketData {
    private final TimeSource time;
    private final Map<Symbol, TreeMap<Instant, Bar>> minutes = new LinkedHashMap<>();
    private final List<NewsArticle> news = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    public FakeMarketData(TimeSource time) {
        this.time = time;
    }

    /// The same bars by another clock.
    public FakeMarketData copy(TimeSource other) {
        FakeMarketData copy = new FakeMarketData(other);
        minutes.forEach((symbol, bars) -> copy.minutes.put(symbol, new TreeMap<>(bars)));
        return copy;
    }

    /// Fills the sessions from `first` to `last` with a seeded walk for each symbol.
    public FakeMarketData walk(TradingCalendar calendar, LocalDate first, LocalDate last, String... symbols) {
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            TradingDay day = calendar.on(date).orElse(null);
            for (int i = 0; day != null && i < symbols.length; i++) {
                int count = (int) Duration.between(day.open(), day.close()).toMinutes();
                add(symbols[i], RecordedBars.random(date.toEpochDay() * 100 + i, count, day.open()));
            }
        }
        return this;
    }

    public void add(String symbol, List<Bar> bars) {
        TreeMap<Instant, Bar> known = minutes.computeIfAbsent(new Symbol(symbol), _ -> new TreeMap<>());
        bars.forEach(bar -> known.put(bar.start(), bar));
    }

    public void remove(String symbol, Instant minute) {
        minutes.getOrDefault(new Symbol(symbol), new TreeMap<>()).remove(minute);
    }

    public void add(NewsArticle article) {
        news.add(article);
    }

    /// What was asked since the last call, one line each.
    public List<String> takeRequests() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    @Override
    public String feed() {
        return "iex";
    }

    @Override
    public Map<Symbol, List<Bar>> bars(Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end) {
        requests.add("bars " + symbols.size() + " " + timeframe.code() + " " + start + " " + end);
        return each(symbols, symbol -> {
            List<Bar> bars = bars(symbol, timeframe, start, end).stream()
                    .filter(bar -> !bar.start().isBefore(start) && !bar.start().isAfter(end))
                    .toList();
            return bars.isEmpty() ? null : bars;
        });
    }

    private List<Bar> bars(Symbol symbol, Timeframe timeframe, Instant start, Instant end) {
        Map<Instant, List<Bar>> parts = new LinkedHashMap<>();
        Instant from = start.minus(timeframe.duration());
        Instant to = end.plus(timeframe.duration());
        if (to.isBefore(from)) {
            return List.of();
        }
        for (Bar bar :
                minutes.getOrDefault(symbol, new TreeMap<>()).subMap(from, to).values()) {
            if (!bar.start().plusSeconds(60).isAfter(time.instant())) {
                parts.computeIfAbsent(bucket(bar.start(), timeframe), _ -> new ArrayList<>())
                        .add(bar);
            }
        }
        List<Bar> bars = new ArrayList<>();
        parts.forEach((at, part) -> bars.add(BarMerge.merge(at, part)));
        return bars;
    }

    private static Instant bucket(Instant start, Timeframe timeframe) {
        if (!timeframe.isIntraday()) {
            return MarketZone.startOfDay(start);
        }
        long seconds = timeframe.duration().toSeconds();
        return Instant.ofEpochSecond(start.getEpochSecond() / seconds * seconds);
    }

    private @Nullable Bar lastMinute(Symbol symbol) {
        Instant now = time.instant();
        List<Bar> bars = bars(symbol, Timeframe.MIN_1, now.minus(Duration.ofDays(4)), now);
        return bars.isEmpty() ? null : bars.getLast();
    }

    @Override
    public Map<Symbol, Quote> latestQuotes(Collection<Symbol> symbols) {
        requests.add("latest quotes " + symbols.size());
        return each(symbols, this::quote);
    }

    private @Nullable Quote quote(Symbol symbol) {
        Bar bar = lastMinute(symbol);
        if (bar == null) {
            return null;
        }
        Price ask = new Price(bar.close().value().add(new BigDecimal("0.02")));
        return new Quote(symbol, bar.start().plusSeconds(59), bar.close(), 100, ask, 200);
    }

    @Override
    public Map<Symbol, Trade> latestTrades(Collection<Symbol> symbols) {
        requests.add("latest trades " + symbols.size());
        return each(symbols, this::trade);
    }

    private @Nullable Trade trade(Symbol symbol) {
        Bar bar = lastMinute(symbol);
        return bar == null
                ? null
                : new Trade(symbol, bar.start().plusSeconds(59), bar.close(), BigDecimal.valueOf(100), "V");
    }

    @Override
    public Map<Symbol, Snapshot> snapshots(Collection<Symbol> symbols) {
        requests.add("snapshots " + symbols.size());
        return each(
                symbols,
                symbol -> lastMinute(symbol) == null
                        ? null
                        : new Snapshot(symbol, trade(symbol), quote(symbol), lastMinute(symbol), null, null));
    }

    @Override
    public List<NewsArticle> news(
            Collection<Symbol> symbols, @Nullable Instant start, @Nullable Instant end, int limit) {
        requests.add("news " + limit);
        return news;
    }

    @Override
    public List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
        return List.of();
    }

    @Override
    public List<ActiveStock> mostActives(int top) {
        requests.add("most actives " + top);
        return List.of(new ActiveStock(new Symbol("SPY"), 1_000_000, 5_000));
    }

    @Override
    public Movers movers(int top) {
        requests.add("movers " + top);
        Mover up = new Mover(new Symbol("UPP"), new BigDecimal("12.5"), new BigDecimal("1.25"), Price.of("11.25"));
        Mover down = new Mover(new Symbol("DWN"), new BigDecimal("-10"), new BigDecimal("-1"), Price.of("9"));
        return new Movers(List.of(up), List.of(down));
    }

    private static <T> Map<Symbol, T> each(Collection<Symbol> symbols, Function<Symbol, @Nullable T> find) {
        Map<Symbol, T> result = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            T found = find.apply(symbol);
            if (found != null) {
                result.put(symbol, found);
            }
        }
        return result;
    }
}
