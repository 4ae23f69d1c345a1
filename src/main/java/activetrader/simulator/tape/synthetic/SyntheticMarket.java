package activetrader.simulator.tape.synthetic;

import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.Seeds;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes stocks that move with the market, with their sectors and by themselves. A symbol's prices depend on
/// the seed and the sessions, not on which other symbols are made.
public final class SyntheticMarket {
    /// Sessions of history before the first played one: enough for a 50-day average with room to settle.
    public static final int HISTORY = 90;
    /// How many of them, the last ones, have minutes: enough for a 50-bar average of 30-minute bars.
    public static final int MINUTE_HISTORY = 8;

    private static final int COARSE_STEPS = 26;

    private final long seed;
    private final Map<String, FactorReturns> sectors = new HashMap<>();

    private SyntheticMarket(long seed) {
        this.seed = seed;
    }

    /// Makes the stocks over `sessions`, of which the last `fine` have minutes.
    public static List<SyntheticStock> make(
            List<StockProfile> profiles, List<TradingDay> sessions, int fine, long seed) {
        return new SyntheticMarket(seed).make(profiles, sessions, fine);
    }

    /// The `count` sessions before `date`, oldest first.
    public static List<TradingDay> before(LocalDate date, int count, TradingCalendar calendar) {
        Deque<TradingDay> sessions = new ArrayDeque<>();
        LocalDate next = date;
        while (sessions.size() < count) {
            TradingDay session = calendar.previous(next);
            sessions.addFirst(session);
            next = session.date();
        }
        return List.copyOf(sessions);
    }

    private List<SyntheticStock> make(List<StockProfile> profiles, List<TradingDay> sessions, int fine) {
        List<SyntheticStock> stocks = new ArrayList<>();
        profiles.forEach(profile -> stocks.add(new SyntheticStock(profile, seed)));
        FactorReturns market = new FactorReturns(Seeds.derive(seed, "market"));
        for (int index = 0; index < sessions.size(); index++) {
            TradingDay day = sessions.get(index);
            int steps = index < sessions.size() - fine ? COARSE_STEPS : minutes(day);
            FactorReturns.Session marketToday = market.next(steps);
            Map<String, FactorReturns.Session> sectorsToday = new HashMap<>();
            for (SyntheticStock stock : stocks) {
                String sector = stock.profile().sector();
                stock.add(
                        day,
                        marketToday,
                        sectorsToday.computeIfAbsent(
                                sector, name -> sector(name).next(steps)));
            }
        }
        return stocks;
    }

    private FactorReturns sector(String name) {
        return sectors.computeIfAbsent(name, _ -> new FactorReturns(Seeds.derive(seed, "sector " + name)));
    }

    private static int minutes(TradingDay day) {
        return (int) Duration.between(day.open(), day.close()).toMinutes();
    }
}
