package activetrader.simulator.tape.altered;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.NewsArticle;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.simulator.tape.MarketTape;
import activetrader.simulator.tape.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// One tape up to an instant and another from then on. Both have the same symbols, and the same bars of every minute
/// that was complete at that instant.
///
/// @param cut the first instant at which `after` shows
record SplicedTape(MarketTape before, MarketTape after, Instant cut) implements MarketTape {
    private MarketTape at(Instant at) {
        return at.isBefore(cut) ? before : after;
    }

    @Override
    public String label() {
        return before.label();
    }

    @Override
    public SortedSet<Symbol> symbols() {
        return before.symbols();
    }

    @Override
    public TradingCalendar calendar() {
        return before.calendar();
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, Instant at) {
        return at(at).quote(symbol, at);
    }

    @Override
    public Optional<Trade> lastTrade(Symbol symbol, Instant at) {
        return at(at).lastTrade(symbol, at);
    }

    @Override
    public Optional<Price> previousClose(Symbol symbol, LocalDate date) {
        return (date.isAfter(MarketZone.dateOf(cut)) ? after : before).previousClose(symbol, date);
    }

    @Override
    public Optional<Instant> first(Symbol symbol, Instant from, Instant until, Predicate<Quote> condition) {
        Instant end = until.isBefore(cut) ? until : cut;
        return before.first(symbol, from, end, condition)
                .or(() -> after.first(symbol, from.isBefore(cut) ? cut : from, until, condition));
    }

    @Override
    public Optional<Bar> minute(Symbol symbol, Instant at) {
        return at(at).minute(symbol, at);
    }

    @Override
    public boolean isHalted(Symbol symbol, Instant at) {
        return at(at).isHalted(symbol, at);
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        return before.asset(symbol);
    }

    @Override
    public List<Asset> assets() {
        return before.assets();
    }

    @Override
    public List<Bar> minutes(Symbol symbol, Instant from, Instant until, Instant asOf) {
        return at(asOf).minutes(symbol, from, until, asOf);
    }

    @Override
    public Optional<Bar> latestMinute(Symbol symbol, Instant asOf) {
        return at(asOf).latestMinute(symbol, asOf);
    }

    @Override
    public List<Bar> days(Symbol symbol, LocalDate from, LocalDate until, Instant asOf) {
        return at(asOf).days(symbol, from, until, asOf);
    }

    @Override
    public List<Trade> trades(Symbol symbol, Instant from, Instant until, Instant asOf, int limit) {
        return joined(
                from,
                asOf,
                limit,
                (start, end) -> before.trades(symbol, start, earlier(end, until), end, limit),
                (start, end) -> after.trades(symbol, start, until, end, limit));
    }

    @Override
    public List<Quote> quotes(Symbol symbol, Instant from, Instant until, Instant asOf, int limit) {
        return joined(
                from,
                asOf,
                limit,
                (start, end) -> before.quotes(symbol, start, earlier(end, until), end, limit),
                (start, end) -> after.quotes(symbol, start, until, end, limit));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// The first `limit` of what both parts have, each asked for its own time.
    private <T> List<T> joined(
            Instant from,
            Instant asOf,
            int limit,
            BiFunction<Instant, Instant, List<T>> past,
            BiFunction<Instant, Instant, List<T>> future) {
        if (asOf.isBefore(cut)) {
            return past.apply(from, asOf);
        }
        if (!from.isBefore(cut)) {
            return future.apply(from, asOf);
        }
        List<T> all = new ArrayList<>(past.apply(from, cut.minusNanos(1)));
        all.addAll(future.apply(cut, asOf));
        return all.size() > limit ? List.copyOf(all.subList(0, limit)) : all;
    }

    @Override
    public List<NewsArticle> news(Instant asOf) {
        return at(asOf).news(asOf);
    }

    @Override
    public MarketTape withNews(List<NewsArticle> more) {
        return new SplicedTape(before.withNews(more), after.withNews(more), cut);
    }

    @Override
    public MarketTape changed(UnaryOperator<Series> change, Predicate<NewsArticle> kept) {
        return new SplicedTape(before.changed(change, kept), after.changed(change, kept), cut);
    }
}
