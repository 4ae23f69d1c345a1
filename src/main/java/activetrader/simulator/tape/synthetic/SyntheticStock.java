package activetrader.simulator.tape.synthetic;

import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.PriceUnits;
import activetrader.simulator.tape.Seeds;
import activetrader.simulator.tape.Series;
import activetrader.simulator.tape.SessionBars;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// One synthetic stock while it is made, session after session: prices as multiples of where it began.
public final class SyntheticStock {
    private static final double SURPRISE_CHANCE = 0.10;
    /// An index fund, which is all market, has no news of its own.
    private static final double LEAST_OWN_SHARE = 0.2;
    private static final double WICK = 0.45;

    private final StockProfile profile;
    private final FactorReturns own;
    private final RandomGenerator random;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Surprise> surprises = new ArrayList<>();
    private double last = 1;

    SyntheticStock(StockProfile profile, long seed) {
        this.profile = profile;
        long own = Seeds.derive(seed, profile.listing().symbol().value());
        this.own = new FactorReturns(own);
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(Seeds.derive(own, 1));
    }

    /// A session in which every step has a bar; prices as multiples of the stock's beginning.
    private static final class Draft {
        private final TradingDay day;
        private final double[] open;
        private final double[] high;
        private final double[] low;
        private final double[] close;
        private final long[] volume;

        Draft(TradingDay day, int count) {
            this.day = day;
            open = new double[count];
            high = new double[count];
            low = new double[count];
            close = new double[count];
            volume = new long[count];
        }

        SessionBars bars(double dollars) {
            SessionBars.Builder bars = new SessionBars.Builder(day);
            for (int step = 0; step < open.length; step++) {
                bars.put(
                        step,
                        PriceUnits.ofDollars(open[step] * dollars),
                        PriceUnits.ofDollars(high[step] * dollars),
                        PriceUnits.ofDollars(low[step] * dollars),
                        PriceUnits.ofDollars(close[step] * dollars),
                        volume[step]);
            }
            return bars.build();
        }
    }

    /// A jump of the price by news.
    ///
    /// @param step of the session in which the price jumps
    /// @param size as a fraction of the price
    record Surprise(TradingDay day, int step, double size) {}

    StockProfile profile() {
        return profile;
    }

    List<Surprise> surprises() {
        return surprises;
    }

    /// Adds a session that shares what happened to the market and to the sector.
    void add(TradingDay day, FactorReturns.Session market, FactorReturns.Session sector) {
        int count = market.count();
        FactorReturns.Session alone = own.next(count);
        double[] moves = new double[count];
        for (int step = 0; step < count; step++) {
            moves[step] = blend(market.step(step), sector.step(step), alone.step(step));
        }
        double[] busy = surprise(day, moves);
        last *= 1 + blend(market.gap(), sector.gap(), alone.gap());
        drafts.add(draft(day, moves, busy));
    }

    /// The factors' moves together, as a return.
    private double blend(double market, double sector, double alone) {
        return profile.dailyVolatility()
                * (Math.sqrt(profile.market()) * market
                        + Math.sqrt(profile.sectorShare()) * sector
                        + Math.sqrt(profile.ownShare()) * alone);
    }

    /// Now and then adds a jump to `moves`, which then goes on in its direction for a while. Returns how much
    /// busier than usual trading is in each step.
    private double[] surprise(TradingDay day, double[] moves) {
        double[] busy = new double[moves.length];
        boolean happens = random.nextDouble() < SURPRISE_CHANCE && profile.ownShare() > LEAST_OWN_SHARE;
        double size = (random.nextBoolean() ? 1 : -1) * profile.dailyVolatility() * (0.6 + 0.9 * random.nextDouble());
        int at = (int) (moves.length * (0.08 + 0.6 * random.nextDouble()));
        if (!happens || moves.length < 100) {
            return busy;
        }
        surprises.add(new Surprise(day, at, size));
        moves[at] += size;
        for (int step = at; step < moves.length; step++) {
            double fading = 30.0 / (30 + step - at);
            busy[step] = 4 * fading;
            moves[step] += size * 0.012 * fading;
        }
        return busy;
    }

    private Draft draft(TradingDay day, double[] moves, double[] busy) {
        int count = moves.length;
        Draft draft = new Draft(day, count);
        double usual = profile.dailyVolatility() * 0.8 / Math.sqrt(count);
        double crowd = StrictMath.exp(0.25 * FactorReturns.gaussian(random));
        for (int step = 0; step < count; step++) {
            double deviation = usual * FactorReturns.shape(step, count);
            double open = last * (1 + 0.1 * deviation * FactorReturns.gaussian(random));
            double close = last * (1 + moves[step]);
            draft.open[step] = open;
            draft.close[step] = close;
            draft.high[step] =
                    Math.max(open, close) * (1 + WICK * deviation * Math.abs(FactorReturns.gaussian(random)));
            draft.low[step] = Math.min(open, close) * (1 - WICK * deviation * Math.abs(FactorReturns.gaussian(random)));
            double interest = 1 + busy[step] + 0.6 * Math.min(4, Math.abs(moves[step]) / deviation);
            draft.volume[step] = volume(step, count, crowd * interest / 1.48);
            last = close;
        }
        return draft;
    }

    /// U-shaped over the session: the first and the last half hour carry more than twice the midday rate.
    private long volume(int step, int count, double interest) {
        double part = (step + 0.5) / count;
        double middle = 2 * part - 1;
        double shape = 0.62 + 1.14 * middle * middle * middle * middle * (part < 0.5 ? 1.9 : 1.45);
        double noise = StrictMath.exp(0.3 * FactorReturns.gaussian(random));
        return Math.round(profile.sharesPerDay() / count * shape * interest * noise);
    }

    /// The stock's series: daily bars of the sessions made in coarse steps, minutes of the rest.
    ///
    /// @param dollars the price of a multiple of 1
    public Series series(double dollars) {
        List<DayBar> days = new ArrayList<>();
        List<SessionBars> sessions = new ArrayList<>();
        for (Draft draft : drafts) {
            SessionBars bars = draft.bars(dollars);
            if (draft.open.length == bars.minutes()) {
                sessions.add(bars);
            } else {
                days.add(bars.total(draft.open.length).orElseThrow());
            }
        }
        return new Series(profile.listing(), days, sessions);
    }

    /// The price of a multiple of 1 that makes this stock end near the price of its profile.
    ///
    /// @param days how many usual days' moves it may end away from it, as a standard deviation
    public double dollarsToEndNear(double days) {
        return profile.price() / last * (1 + days * profile.dailyVolatility() * FactorReturns.gaussian(random));
    }
}
