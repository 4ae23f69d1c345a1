package activetrader.simulator.tape;

import activetrader.market.Bar;
import activetrader.market.NewsArticle;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What has happened in the simulated market up to a time, oldest first. Each method sees nothing after `asOf`.
public interface MarketHistory {
    /// The minutes that started in [`from`, `until`] and were complete by `asOf`; a minute without trades has none.
    List<Bar> minutes(Symbol symbol, Instant from, Instant until, Instant asOf);

    /// The last minute with trades that was complete by `asOf`.
    Optional<Bar> latestMinute(Symbol symbol, Instant asOf);

    /// The sessions of the New York dates `from` to `until`, both included; the one under way at `asOf` is made of its
    /// complete minutes. A daily bar starts at New York midnight.
    List<Bar> days(Symbol symbol, LocalDate from, LocalDate until, Instant asOf);

    /// The trades in [`from`, `until`] up to `asOf`, at most `limit` of them, the earliest first.
    List<Trade> trades(Symbol symbol, Instant from, Instant until, Instant asOf, int limit);

    /// The changes of the quote in [`from`, `until`] up to `asOf`, at most `limit` of them, the earliest first.
    List<Quote> quotes(Symbol symbol, Instant from, Instant until, Instant asOf, int limit);

    /// The news published by `asOf`, in the order of their last update.
    List<NewsArticle> news(Instant asOf);
}
