package activetrader.simulator.exchange;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.Tape;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A market whose quotes a test writes down; the last trade is always at the bid. Open on weekdays but 2026-11-26,
/// to 13:00 on 2026-11-27.
public final class ScriptedTape implements Tape {
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 26);
    private static final LocalDate HALF_DAY = LocalDate.of(2026, 11, 27);

    private final Map<Symbol, NavigableMap<Instant, Quote>> quotes = new HashMap<>();
    private final NavigableMap<Symbol, Asset> assets = new TreeMap<>();
    private final List<Halt> halts = new ArrayList<>();
    private final Map<Symbol, Price> closes = new HashMap<>();
    private final Map<Symbol, Long> volumes = new HashMap<>();

    /// An ordinary asset with a previous close of `close`.
    public ScriptedTape list(String symbol, String close) {
        return list(symbol, close, true, true, true);
    }

    public ScriptedTape list(String name, String close, boolean tradable, boolean shortable, boolean fractionable) {
        Symbol symbol = Symbol.of(name);
        String id = String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", assets.size() + 1);
        assets.put(symbol, new Asset(id, symbol, name + " Inc.", "NYSE", tradable, shortable, fractionable, true));
        closes.put(symbol, Price.of(close));
        quotes.put(symbol, new TreeMap<>());
        return this;
    }

    public ScriptedTape quote(String name, Instant at, String bid, String ask) {
        Symbol symbol = Symbol.of(name);
        Quote quote = new Quote(symbol, at, Price.of(bid), 100, Price.of(ask), 100);
        of(symbol).put(at, quote);
        return this;
    }

    /// Every minute of `name` has `shares` and a range from $100 to $101.
    public ScriptedTape volume(String name, long shares) {
        volumes.put(Symbol.of(name), shares);
        return this;
    }

    @Override
    public Optional<Bar> minute(Symbol symbol, Instant at) {
        Price low = Price.of("100");
        return Optional.ofNullable(volumes.get(symbol))
                .map(shares ->
                        new Bar(at.truncatedTo(ChronoUnit.MINUTES), low, Price.of("101"), low, low, shares, low, 1));
    }

    public ScriptedTape halt(String name, Instant from, Instant until) {
        halts.add(new Halt(Symbol.of(name), from, until));
        return this;
    }

    private NavigableMap<Instant, Quote> of(Symbol symbol) {
        return quotes.computeIfAbsent(symbol, _ -> new TreeMap<>());
    }

    private static Price bid(Quote quote) {
        return Objects.requireNonNull(quote.bid());
    }

    @Override
    public String label() {
        return "SCRIPTED";
    }

    @Override
    public SortedSet<Symbol> symbols() {
        return new TreeSet<>(assets.keySet());
    }

    @Override
    public TradingCalendar calendar() {
        return ScriptedTape::session;
    }

    private static Optional<TradingDay> session(LocalDate date) {
        if (date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue() || date.equals(HOLIDAY)) {
            return Optional.empty();
        }
        LocalTime close = date.equals(HALF_DAY) ? LocalTime.of(13, 0) : LocalTime.of(16, 0);
        return Optional.of(new TradingDay(date, at(date, LocalTime.of(9, 30)), at(date, close)));
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return MarketZone.instantOf(date, time);
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, Instant at) {
        return Optional.ofNullable(of(symbol).floorEntry(at)).map(Map.Entry::getValue);
    }

    @Override
    public Optional<Trade> lastTrade(Symbol symbol, Instant at) {
        return quote(symbol, at).map(quote -> new Trade(symbol, quote.at(), bid(quote), BigDecimal.TEN, "V"));
    }

    @Override
    public Optional<Price> previousClose(Symbol symbol, LocalDate date) {
        return Optional.ofNullable(closes.get(symbol));
    }

    @Override
    public Optional<Instant> first(Symbol symbol, Instant from, Instant until, Predicate<Quote> condition) {
        if (quote(symbol, from).filter(condition).isPresent()) {
            return Optional.of(from);
        }
        return of(symbol).subMap(from, false, until, false).values().stream()
                .filter(condition)
                .map(Quote::at)
                .findFirst();
    }

    @Override
    public boolean isHalted(Symbol symbol, Instant at) {
        return halts.stream()
                .anyMatch(halt -> halt.symbol.equals(symbol) && !at.isBefore(halt.from) && at.isBefore(halt.until));
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        return Optional.ofNullable(assets.get(symbol));
    }

    @Override
    public List<Asset> assets() {
        return List.copyOf(assets.values());
    }

    private record Halt(Symbol symbol, Instant from, Instant until) {}
}
