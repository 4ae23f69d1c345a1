package activetrader.simulator.tape;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/// Everything that the simulated market shows, each a pure function of time: the same instant always gives the same
/// answer, and no answer depends on what happens later. Safe for use by many threads.
///
/// Quotes sit on the tick. Outside the session the last quote of the session before stays, with its old time; during
/// a halt the quote from the start of the halt stays.
public interface Tape {
    /// What the prices are, to be shown wherever they are: `recorded …` or `SYNTHETIC …`.
    String label();

    /// The symbols with prices, in alphabetical order; an index is among them but its asset is not tradable.
    SortedSet<Symbol> symbols();

    TradingCalendar calendar();

    /// The national best bid and offer in force at `at`; empty before the first quote ever. In session both sides are
    /// there; [Quote#at()] is when it last changed.
    Optional<Quote> quote(Symbol symbol, Instant at);

    /// The last trade not after `at`; empty before the first trade ever.
    Optional<Trade> lastTrade(Symbol symbol, Instant at);

    /// The official close of the last session before `date` that has prices.
    Optional<Price> previousClose(Symbol symbol, LocalDate date);

    /// The first instant in [`from`, `until`) at which the quote in force satisfies `condition`; `from` itself when it
    /// does so already. The engine asks this to know when to wake; no other answer may be taken from the future.
    Optional<Instant> first(Symbol symbol, Instant from, Instant until, Predicate<Quote> condition);

    /// The whole minute that `at` is in, also what of it is still to come; empty when nothing trades in it. The engine
    /// asks this to limit its fills; it may not be answered to anybody else.
    default Optional<Bar> minute(Symbol symbol, Instant at) {
        return Optional.empty();
    }

    /// Whether trading in `symbol` is halted at `at`.
    boolean isHalted(Symbol symbol, Instant at);

    /// What the broker knows about `symbol`; empty for a symbol that it does not know.
    Optional<Asset> asset(Symbol symbol);

    /// Whether the broker lists `symbol` as active now, of the symbols that it knows.
    default boolean isActive(Symbol symbol) {
        return true;
    }

    /// All assets, by symbol.
    List<Asset> assets();
}
