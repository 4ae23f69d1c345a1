package activetrader.simulator.tape.recorded;

import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.PriceUnits;
import activetrader.simulator.tape.Seeds;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.SessionBars;
import activetrader.simulator.tape.synthetic.StockProfile;
import activetrader.simulator.tape.synthetic.SyntheticMarket;
import activetrader.simulator.tape.synthetic.SyntheticStock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Sessions made up before the first recorded ones, so that indicators are warm at the first open. They lead
/// up to the first recorded price and take their scale (volatility, volume) from the first recorded session. They are
/// made
/// once for all days that are played from the same recordings, on any number of threads.
public final class InventedHistory {
    private static final double LEAST_VOLATILITY = 0.004;
    private static final double MOST_VOLATILITY = 0.06;
    private static final double USUAL_GAP = 0.4;
    private static final double MARKET_SHARE = 0.4;
    private static final int MOST_KNOWN = 32;

    private final Map<Beginning, List<Series>> known = new ConcurrentHashMap<>();

    /// What decides the sessions before the recorded ones of some symbols.
    private record Beginning(List<StockProfile> profiles, List<TradingDay> sessions, long seed) {}

    /// The recorded series, each with history in front.
    public List<Series> precede(List<Series> recorded, TradingCalendar calendar, long seed) {
        Map<LocalDate, List<Series>> byStart = new TreeMap<>();
        for (Series series : recorded) {
            LocalDate start = series.sessions().getFirst().day().date();
            byStart.computeIfAbsent(start, _ -> new ArrayList<>()).add(series);
        }
        List<Series> complete = new ArrayList<>();
        byStart.forEach((start, group) -> complete.addAll(precede(group, start, calendar, seed)));
        return complete;
    }

    private List<Series> precede(List<Series> group, LocalDate start, TradingCalendar calendar, long seed) {
        List<TradingDay> sessions = SyntheticMarket.before(start, SyntheticMarket.HISTORY, calendar);
        List<StockProfile> profiles =
                group.stream().map(InventedHistory::profile).toList();
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        List<Series> invented =
                known.computeIfAbsent(new Beginning(profiles, sessions, seed), InventedHistory::invented);
        List<Series> complete = new ArrayList<>();
        for (int index = 0; index < group.size(); index++) {
            complete.add(join(invented.get(index), group.get(index)));
        }
        return complete;
    }

    private static List<Series> invented(Beginning beginning) {
        List<SyntheticStock> stocks = SyntheticMarket.make(
                beginning.profiles(),
                beginning.sessions(),
                SyntheticMarket.MINUTE_HISTORY,
                Seeds.derive(beginning.seed(), "history"));
        return stocks.stream()
                .map(stock -> stock.series(stock.dollarsToEndNear(USUAL_GAP)))
                .toList();
    }

    private static Series join(Series invented, Series recorded) {
        List<SessionBars> sessions = new ArrayList<>();
        invented.sessions().forEach(session -> sessions.add(session.alone()));
        sessions.addAll(recorded.sessions());
        return new Series(recorded.listing(), invented.days(), sessions);
    }

    private static StockProfile profile(Series recorded) {
        SessionBars first = recorded.sessions().getFirst();
        DayBar day = first.total(first.minutes()).orElseThrow();
        return new StockProfile(
                recorded.listing(),
                "",
                PriceUnits.dollars(day.open()),
                Math.clamp(volatility(first), LEAST_VOLATILITY, MOST_VOLATILITY),
                MARKET_SHARE,
                0,
                day.volume());
    }

    /// The standard deviation of the session's return, from the squares of its minutes' returns.
    private static double volatility(SessionBars bars) {
        double squares = 0;
        for (int minute = 0; minute < bars.minutes(); minute++) {
            if (bars.has(minute)) {
                double move = (double) (bars.close(minute) - bars.open(minute)) / bars.open(minute);
                squares += move * move;
            }
        }
        return Math.sqrt(squares);
    }
}
