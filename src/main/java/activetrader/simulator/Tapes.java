package activetrader.simulator;

import activetrader.market.NewsArticle;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.BarTape;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.Halt;
import activetrader.simulator.tape.Listing;
import activetrader.simulator.tape.MarketTape;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import activetrader.simulator.tape.Seeds;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.SessionBars;
import activetrader.simulator.tape.recorded.RecordedBars;
import activetrader.simulator.tape.recorded.RecordedSessions;
import activetrader.simulator.tape.recorded.UnadjustedBars;
import activetrader.simulator.tape.synthetic.StockProfile;
import activetrader.simulator.tape.synthetic.SyntheticMarket;
import activetrader.simulator.tape.synthetic.SyntheticNews;
import activetrader.simulator.tape.synthetic.SyntheticStock;
import activetrader.simulator.tape.synthetic.SyntheticUniverse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Makes tapes: of recorded bars, or of a synthetic market.
///
/// @param calendar the sessions
/// @param symbols the symbols to play; all that there are when empty
/// @param halts when which symbol does not trade
/// @param seed decides everything that is made up
/// @param steps where prices change by a factor
/// @param renamings which symbols get another name
public record Tapes(
        TradingCalendar calendar,
        Set<Symbol> symbols,
        List<Halt> halts,
        List<PriceStep> steps,
        List<Renaming> renamings,
        long seed) {
    private static final String RECORDED_LISTING = "NASDAQ";

    private static final double DAYS_OFF_LEVEL = 3;

    public Tapes {
        symbols = Set.copyOf(symbols);
        halts = List.copyOf(halts);
        steps = List.copyOf(steps);
        renamings = List.copyOf(renamings);
    }

    /// Without steps and renamings.
    public Tapes(TradingCalendar calendar, Set<Symbol> symbols, List<Halt> halts, long seed) {
        this(calendar, symbols, halts, List.of(), List.of(), seed);
    }

    /// A tape and the trading day that it is for.
    ///
    /// @param warnings what a person should know of the prices, a sentence each
    public record Dated(LocalDate date, MarketTape tape, List<String> warnings) {
        public Dated {
            warnings = List.copyOf(warnings);
        }

        /// The same day with `more` news, which come out at the time that each one says.
        public Dated withNews(List<NewsArticle> more) {
            return with(tape.withNews(more));
        }

        /// The same day on another tape.
        public Dated with(MarketTape other) {
            return new Dated(date, other, warnings);
        }
    }

    /// A day of recorded bars, with the earlier days as history, and invented days before those where they are few.
    ///
    /// @param date the day to play; the last recorded one when empty
    /// @throws activetrader.simulator.tape.recorded.BarFileException when the bars are missing or have a fault
    public Dated recorded(RecordedBars source, Optional<LocalDate> date) {
        RecordedSessions bars = source.read(date, symbols, calendar);
        List<Series> complete = new ArrayList<>();
        List<Series> young = new ArrayList<>();
        bars.sessions().forEach((symbol, sessions) -> {
            List<DayBar> days = bars.days().getOrDefault(symbol, List.of());
            (days.isEmpty() ? young : complete).add(new Series(listing(symbol, sessions), days, sessions));
        });
        complete.addAll(source.invented().precede(young, calendar, seed));
        SyntheticNews desk = new SyntheticNews("SIMULATED");
        complete.forEach(desk::recap);
        String label = "recorded bars of " + bars.date();
        return new Dated(bars.date(), tape(label, complete, desk.articles()), UnadjustedBars.named(bars.sessions()));
    }

    /// A synthetic day with its history.
    ///
    /// @throws IllegalArgumentException when `date` is not a trading day or a symbol is not in the synthetic market
    public Dated synthetic(LocalDate date) {
        TradingDay day =
                calendar.on(date).orElseThrow(() -> new IllegalArgumentException("there is no session on " + date));
        List<TradingDay> sessions = new ArrayList<>(SyntheticMarket.before(date, SyntheticMarket.HISTORY, calendar));
        sessions.add(day);
        List<SyntheticStock> stocks =
                SyntheticMarket.make(profiles(), sessions, SyntheticMarket.MINUTE_HISTORY + 1, dailySeed(date));
        SyntheticNews desk = new SyntheticNews("SYNTHETIC");
        List<Series> series = new ArrayList<>();
        for (SyntheticStock stock : stocks) {
            Series made = stock.series(stock.dollarsToEndNear(DAYS_OFF_LEVEL));
            series.add(made);
            desk.recap(made).surprises(stock);
        }
        return new Dated(date, tape("SYNTHETIC day " + date + " seed " + seed, series, desk.articles()), List.of());
    }

    private long dailySeed(LocalDate date) {
        return Seeds.derive(seed, date.toEpochDay());
    }

    private List<StockProfile> profiles() {
        Set<Symbol> unknown = new TreeSet<>(symbols);
        SyntheticUniverse.PROFILES.forEach(
                profile -> unknown.remove(profile.listing().symbol()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("not in the synthetic market: " + unknown);
        }
        return SyntheticUniverse.PROFILES.stream()
                .filter(profile ->
                        symbols.isEmpty() || symbols.contains(profile.listing().symbol()))
                .toList();
    }

    private BarTape tape(String label, List<Series> series, List<NewsArticle> news) {
        List<Series> played = new ArrayList<>();
        for (Series one : series) {
            Series stepped = one.stepped(steps);
            Symbol symbol = one.listing().symbol();
            Optional<Renaming> renaming = renamings.stream()
                    .filter(name -> name.from().equals(symbol))
                    .findFirst();
            played.add(renaming.map(name -> stepped.until(name.at())).orElse(stepped));
            renaming.ifPresent(name -> played.add(stepped.named(name.to())));
        }
        return new BarTape(label, calendar, played, halts, news, seed);
    }

    /// An index never trades: all its volumes are 0.
    private static Listing listing(Symbol symbol, List<SessionBars> sessions) {
        boolean tradable = sessions.stream()
                .anyMatch(bars -> bars.total(bars.minutes()).orElseThrow().volume() > 0);
        String name = tradable ? symbol + " (recorded)" : symbol + " index (recorded, not tradable)";
        return new Listing(symbol, name, RECORDED_LISTING, tradable);
    }
}
