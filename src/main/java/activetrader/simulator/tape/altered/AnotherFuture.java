package activetrader.simulator.tape.altered;

import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.MarketTape;
import activetrader.simulator.tape.PriceUnits;
import activetrader.simulator.tape.Seeds;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.SessionBars;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Replaces all that a tape shows from an instant on by another future. What it shows before that instant stays as
/// it is, to the last quote.
///
/// The other future is a random walk from the last price, with the minute volatility of the session and a drift of
/// its own in each symbol. The news after the instant is gone.
public final class AnotherFuture {
    /// The largest drift of a whole session, as a logarithm of the price: about 6 %.
    private static final double MOST_DRIFT = 0.06;
    private static final double GAP = 0.3;
    private static final double WICK = 0.3;

    private AnotherFuture() {}

    /// @param from the first instant of the other future
    /// @param seed of the other future
    public static MarketTape of(MarketTape tape, Instant from, long seed) {
        return new SplicedTape(
                tape,
                tape.changed(
                        series -> rewritten(series, from, seed),
                        article -> article.updatedAt().isBefore(from)),
                from);
    }

    private static Series rewritten(Series series, Instant from, long seed) {
        List<SessionBars> sessions = new ArrayList<>();
        long last = series.days().isEmpty() ? 0 : series.days().getLast().close();
        for (SessionBars session : series.sessions()) {
            boolean isPast = !session.day().close().isAfter(from);
            SessionBars kept = isPast
                    ? session
                    : new Walk(session, from, seed, series.listing().symbol().value()).after(last);
            sessions.add(kept);
            last = kept.total(kept.minutes()).map(DayBar::close).orElse(last);
        }
        return new Series(series.listing(), series.days(), sessions);
    }

    /// A session whose minutes from an instant on are a random walk.
    private static final class Walk {
        private final SessionBars session;
        private final int first;
        private final SplittableRandom random;
        private final double volatility;
        private final double drift;

        Walk(SessionBars session, Instant from, long seed, String symbol) {
            this.session = session;
            long minutes = Duration.between(session.day().open(), from).toMinutes();
            first = Math.clamp(minutes, 0, session.minutes());
            random = new SplittableRandom(Seeds.derive(
                    Seeds.derive(seed, symbol), session.day().date().toEpochDay()));
            volatility = volatility(session);
            drift = (2 * random.nextDouble() - 1) * MOST_DRIFT / session.minutes();
        }

        /// The mean range of a minute, as a part of its price.
        private static double volatility(SessionBars session) {
            double sum = 0;
            int traded = 0;
            for (int minute = 0; minute < session.minutes(); minute++) {
                if (session.has(minute)) {
                    sum += (double) (session.high(minute) - session.low(minute)) / session.close(minute);
                    traded++;
                }
            }
            return traded == 0 ? 0 : sum / traded;
        }

        /// @param before the last price of the session before; 0 when there is none
        SessionBars after(long before) {
            SessionBars.Builder other = new SessionBars.Builder(session.day());
            for (int minute = 0; minute < first; minute++) {
                copy(minute, other);
            }
            int known = first == 0 ? -1 : session.lastUpTo(first - 1);
            long last = known >= 0 ? session.close(known) : before;
            for (int minute = first; minute < session.minutes(); minute++) {
                int mirrored = session.minutes() - 1 - (minute - first);
                if (session.has(mirrored)) {
                    last = step(minute, last == 0 ? session.open(mirrored) : last, session.volume(mirrored), other);
                }
            }
            return other.build();
        }

        private void copy(int minute, SessionBars.Builder other) {
            if (session.has(minute)) {
                other.put(
                        minute,
                        session.open(minute),
                        session.high(minute),
                        session.low(minute),
                        session.close(minute),
                        session.volume(minute));
            }
        }

        /// Puts one minute and returns its close.
        private long step(int minute, long last, long volume, SessionBars.Builder other) {
            long open = moved(last, GAP * volatility * random.nextGaussian());
            long close = moved(open, drift + volatility * random.nextGaussian());
            long high = moved(Math.max(open, close), WICK * volatility * Math.abs(random.nextGaussian()));
            long low = moved(Math.min(open, close), -WICK * volatility * Math.abs(random.nextGaussian()));
            other.put(
                    minute,
                    open,
                    Math.max(high, Math.max(open, close)),
                    Math.min(low, Math.min(open, close)),
                    close,
                    volume);
            return close;
        }

        private static long moved(long price, double logarithm) {
            return PriceUnits.ofDollars(PriceUnits.dollars(price) * Math.exp(logarithm));
        }
    }
}
