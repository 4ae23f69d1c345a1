package activetrader.simulator.tape;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.NewsArticle;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.Instants;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A tape over minute bars, with a made-up but repeatable path inside each minute.
public final class BarTape implements MarketTape {
    private final String label;
    private final TradingCalendar calendar;
    private final SortedMap<Symbol, SymbolTape> tapes = new TreeMap<>();
    private final List<Halt> halts;
    private final List<NewsArticle> news;
    private final long seed;

    /// @param seed decides the paths inside the minutes
    public BarTape(
            String label,
            TradingCalendar calendar,
            List<Series> series,
            List<Halt> halts,
            List<NewsArticle> news,
            long seed) {
        this.label = label;
        this.calendar = calendar;
        this.halts = List.copyOf(halts);
        this.news = news.stream()
                .sorted(Comparator.comparing(NewsArticle::updatedAt).thenComparingLong(NewsArticle::id))
                .toList();
        this.seed = seed;
        PathCache cache = new PathCache();
        for (Series one : series) {
            tapes.put(one.listing().symbol(), new SymbolTape(one.halted(halts), cache, tapes.size(), seed));
        }
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public SortedSet<Symbol> symbols() {
        return Collections.unmodifiableSortedSet((SortedSet<Symbol>) tapes.keySet());
    }

    @Override
    public TradingCalendar calendar() {
        return calendar;
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, Instant at) {
        return tape(symbol).flatMap(tape -> tape.quote(frozen(symbol, at)));
    }

    @Override
    public Optional<Trade> lastTrade(Symbol symbol, Instant at) {
        return tape(symbol).flatMap(tape -> tape.lastTrade(frozen(symbol, at)));
    }

    @Override
    public Optional<Price> previousClose(Symbol symbol, LocalDate date) {
        return tape(symbol).flatMap(tape -> tape.closeBefore(date));
    }

    @Override
    public Optional<Instant> first(Symbol symbol, Instant from, Instant until, Predicate<Quote> condition) {
        if (!from.isBefore(until)) {
            return Optional.empty();
        }
        if (quote(symbol, from).filter(condition).isPresent()) {
            return Optional.of(from);
        }
        Optional<Instant> change =
                tape(symbol).flatMap(tape -> tape.firstChange(from, until, condition, at -> !isHalted(symbol, at)));
        Optional<Instant> resumption = halts.stream()
                .filter(halt -> halt.symbol().equals(symbol))
                .map(Halt::until)
                .filter(end -> end.isAfter(from) && end.isBefore(until))
                .filter(end -> quote(symbol, end).filter(condition).isPresent())
                .min(Comparator.naturalOrder());
        return change.isPresent() && resumption.isPresent()
                ? Optional.of(Collections.min(List.of(change.get(), resumption.get())))
                : change.or(() -> resumption);
    }

    @Override
    public Optional<Bar> minute(Symbol symbol, Instant at) {
        return tape(symbol).flatMap(tape -> tape.minute(at));
    }

    @Override
    public boolean isHalted(Symbol symbol, Instant at) {
        return !halts.isEmpty() && halts.stream().anyMatch(halt -> halt.covers(symbol, at));
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        return tape(symbol).map(SymbolTape::asset);
    }

    @Override
    public List<Asset> assets() {
        return tapes.values().stream().map(SymbolTape::asset).toList();
    }

    @Override
    public List<Bar> minutes(Symbol symbol, Instant from, Instant until, Instant asOf) {
        List<Bar> found = new ArrayList<>();
        tape(symbol).ifPresent(tape -> new Minutes(tape, from, until, asOf).addTo(found));
        return found;
    }

    @Override
    public Optional<Bar> latestMinute(Symbol symbol, Instant asOf) {
        return tape(symbol).flatMap(tape -> tape.latestMinute(asOf));
    }

    @Override
    public List<Bar> days(Symbol symbol, LocalDate from, LocalDate until, Instant asOf) {
        return tape(symbol).map(tape -> Days.between(tape, from, until, asOf)).orElseGet(ArrayList::new);
    }

    @Override
    public List<Trade> trades(Symbol symbol, Instant from, Instant until, Instant asOf, int limit) {
        List<Trade> found = new ArrayList<>();
        tape(symbol)
                .ifPresent(tape -> new PricePoints(
                                tape, from, Instants.earlier(until, asOf), at -> !isHalted(symbol, at))
                        .visit((path, point) -> {
                            if (path.tradesAt(point)) {
                                found.add(path.trade(point));
                            }
                            return found.size() < limit;
                        }));
        return found;
    }

    @Override
    public List<Quote> quotes(Symbol symbol, Instant from, Instant until, Instant asOf, int limit) {
        List<Quote> found = new ArrayList<>();
        tape(symbol)
                .ifPresent(
                        tape -> new PricePoints(tape, from, Instants.earlier(until, asOf), at -> !isHalted(symbol, at))
                                .visit((path, point) -> {
                                    found.add(path.quote(point));
                                    return found.size() < limit;
                                }));
        return found;
    }

    @Override
    public List<NewsArticle> news(Instant asOf) {
        return news.stream()
                .filter(article -> !article.updatedAt().isAfter(asOf))
                .toList();
    }

    @Override
    public BarTape withNews(List<NewsArticle> more) {
        List<NewsArticle> all = new ArrayList<>(news);
        all.addAll(more);
        return new BarTape(label, calendar, series(), halts, all, seed);
    }

    @Override
    public BarTape changed(UnaryOperator<Series> change, Predicate<NewsArticle> kept) {
        return new BarTape(
                label,
                calendar,
                series().stream().map(change).toList(),
                halts,
                news.stream().filter(kept).toList(),
                seed);
    }

    List<Series> series() {
        return tapes.values().stream().map(SymbolTape::series).toList();
    }

    private Optional<SymbolTape> tape(Symbol symbol) {
        return Optional.ofNullable(tapes.get(symbol));
    }

    /// The time whose quote shows at `at`: the start of the halt in force, or `at` itself.
    private Instant frozen(Symbol symbol, Instant at) {
        return halts.isEmpty()
                ? at
                : halts.stream()
                        .filter(halt -> halt.covers(symbol, at))
                        .map(Halt::from)
                        .min(Comparator.naturalOrder())
                        .orElse(at);
    }
}
