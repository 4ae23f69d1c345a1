package activetrader.simulator.tape;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The quotes and trades of one symbol, minute by minute, as if nothing were ever halted.
final class SymbolTape {
    private static final int LIQUIDITY_SESSIONS = 5;
    private static final int WIDER_WITHOUT_TRADES = 2;
    private static final int WIDER_BEFORE_FIRST_TRADE = 6;

    private final Series series;
    private final Asset asset;
    private final List<SessionBars> sessions;
    private final long[] opens;
    private final long[] lastPrices;
    private final Spread[] spreads;
    private final PathCache cache;
    private final int number;
    private final long seed;

    /// @param number tells this symbol from the others in the shared `cache`
    SymbolTape(Series series, PathCache cache, int number, long seed) {
        this.series = series;
        this.asset = series.listing().asset();
        this.sessions = series.sessions();
        this.cache = cache;
        this.number = number;
        this.seed = Seeds.derive(seed, series.listing().symbol().value());
        opens = sessions.stream()
                .mapToLong(session -> session.day().open().toEpochMilli())
                .toArray();
        lastPrices = new long[sessions.size() + 1];
        spreads = new Spread[sessions.size()];
        prepare();
    }

    Asset asset() {
        return asset;
    }

    /// What each session begins with: the last price before it, and the spread that the sessions before it suggest.
    private void prepare() {
        lastPrices[0] = series.days().isEmpty() ? 0 : series.days().getLast().close();
        double[] dollars = new double[sessions.size()];
        for (int index = 0; index < sessions.size(); index++) {
            SessionBars session = sessions.get(index);
            Optional<DayBar> total = session.total(session.minutes());
            lastPrices[index + 1] = total.map(DayBar::close).orElse(lastPrices[index]);
            dollars[index] = total.map(day -> PriceUnits.dollars(day.close()) * day.volume() / session.minutes())
                    .orElse(0.0);
            spreads[index] = Spread.ofLiquidity(mean(dollars, Math.max(0, index - LIQUIDITY_SESSIONS), index));
        }
    }

    private static double mean(double[] values, int from, int until) {
        double sum = 0;
        for (int index = from; index < until; index++) {
            sum += values[index];
        }
        return until == from ? 0 : sum / (until - from);
    }

    Optional<Quote> quote(Instant at) {
        int session = sessionAt(at);
        if (session < 0) {
            return Optional.empty();
        }
        Optional<MinutePath> path = path(session, minuteAt(session, at));
        return path.map(found -> found.quote(found.pointAt(at)));
    }

    Optional<Trade> lastTrade(Instant at) {
        int session = sessionAt(at);
        if (session < 0) {
            return Optional.empty();
        }
        int minute = sessions.get(session).lastUpTo(minuteAt(session, at));
        if (minute >= 0) {
            MinutePath path = path(session, minute).orElseThrow();
            return Optional.of(path.trade(path.tradeUpTo(path.pointAt(at))));
        }
        return session == 0
                ? Optional.empty()
                : lastTrade(sessions.get(session).day().open().minusMillis(1));
    }

    /// The minute that `at` is in; empty when nothing trades in it.
    Optional<Bar> minute(Instant at) {
        int session = sessionAt(at);
        if (session < 0) {
            return Optional.empty();
        }
        int minute = minuteAt(session, at);
        return sessions.get(session).has(minute)
                ? Optional.of(sessions.get(session).bar(minute))
                : Optional.empty();
    }

    Optional<Bar> latestMinute(Instant asOf) {
        for (int index = sessionAt(asOf); index >= 0; index--) {
            SessionBars session = sessions.get(index);
            int minute = session.lastUpTo(session.completeAt(asOf) - 1);
            if (minute >= 0) {
                return Optional.of(session.bar(minute));
            }
        }
        return Optional.empty();
    }

    /// The first instant in [`from`, `until`) at which the quote changes to one that satisfies `condition` and
    /// `counts`.
    Optional<Instant> firstChange(Instant from, Instant until, Predicate<Quote> condition, Predicate<Instant> counts) {
        int session = Math.max(0, sessionAt(from));
        for (; session < sessions.size() && sessions.get(session).day().open().isBefore(until); session++) {
            SessionBars bars = sessions.get(session);
            int minute = from.isBefore(bars.day().open()) ? 0 : minuteAt(session, from);
            for (; minute < bars.minutes() && bars.startOf(minute).isBefore(until); minute++) {
                Optional<Instant> found =
                        path(session, minute).flatMap(path -> firstPoint(path, from, until, condition, counts));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> firstPoint(
            MinutePath path, Instant from, Instant until, Predicate<Quote> condition, Predicate<Instant> counts) {
        for (int point = path.at(0).isAfter(from) ? 0 : path.pointAt(from);
                point < path.points().size();
                point++) {
            Instant at = path.at(point);
            if (!at.isBefore(until)) {
                break;
            }
            if (!at.isBefore(from) && counts.test(at) && condition.test(path.quote(point))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /// The last price of the sessions before `date`.
    Optional<Price> closeBefore(LocalDate date) {
        int session = sessions.size();
        while (session > 0 && !sessions.get(session - 1).day().date().isBefore(date)) {
            session--;
        }
        long close = session > 0 ? lastPrices[session] : lastDailyCloseBefore(date);
        return close == 0 ? Optional.empty() : Optional.of(PriceUnits.price(close));
    }

    private long lastDailyCloseBefore(LocalDate date) {
        for (DayBar day : series.days().reversed()) {
            if (day.date().isBefore(date)) {
                return day.close();
            }
        }
        return 0;
    }

    /// The session under way at `at`, or the last one before; -1 before the first.
    int sessionAt(Instant at) {
        long millis = at.toEpochMilli();
        int low = -1;
        int high = opens.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (opens[middle] <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The minute of that session that `at` is in; its last one after the close.
    int minuteAt(int session, Instant at) {
        long minute = (at.toEpochMilli() - opens[session]) / 60_000;
        return (int) Math.min(minute, sessions.get(session).minutes() - 1);
    }

    SessionBars session(int index) {
        return sessions.get(index);
    }

    int sessionCount() {
        return sessions.size();
    }

    Series series() {
        return series;
    }

    /// What happened in one minute; empty when there has never been a price.
    Optional<MinutePath> path(int session, int minute) {
        if (!sessions.get(session).has(minute)
                && lastPrices[session] == 0
                && sessions.get(session).lastUpTo(minute) < 0) {
            return Optional.empty();
        }
        long key = ((long) session * 1024 + minute) * 512 + number;
        return Optional.of(cache.get(key, () -> expand(session, minute)));
    }

    private MinutePath expand(int session, int minute) {
        SessionBars bars = sessions.get(session);
        long minuteSeed = Seeds.derive(Seeds.derive(seed, bars.day().date().toEpochDay()), minute);
        if (bars.has(minute)) {
            return PathMaker.traded(series.listing().symbol(), bars, minute, spreads[session], minuteSeed);
        }
        int last = bars.lastUpTo(minute);
        return PathMaker.quiet(
                series.listing().symbol(),
                bars.startOf(minute),
                last >= 0 ? bars.close(last) : lastPrices[session],
                spreads[session],
                minute,
                last >= 0 ? WIDER_WITHOUT_TRADES : WIDER_BEFORE_FIRST_TRADE,
                minuteSeed);
    }
}
