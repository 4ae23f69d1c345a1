package activetrader.simulator.tape;

import activetrader.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Makes up what happened inside a minute of which only the bar is known: from the open by way of both
/// extremes to the close, changing every few seconds, always the same for the same seed.
final class PathMaker {
    private static final int FEWEST_POINTS = 14;
    private static final int MOST_POINTS = 26;
    private static final int LAST_OFFSET = 59_000;
    private static final int SHARES_PER_TRADE = 100;

    private final SplittableRandom random;
    private final int points;
    private final int[] offsets;
    private final long[] prices;
    private final int[] sizes;

    private PathMaker(long seed) {
        random = new SplittableRandom(seed);
        points = random.nextInt(FEWEST_POINTS, MOST_POINTS + 1);
        offsets = new int[points];
        prices = new long[points];
        sizes = new int[points];
        Arrays.fill(sizes, -1);
        spaceOut();
    }

    /// The path of a minute that has a bar.
    static MinutePath traded(Symbol symbol, SessionBars bars, int minute, Spread spread, long seed) {
        PathMaker maker = new PathMaker(seed);
        int[] corners = maker.walk(bars.open(minute), bars.high(minute), bars.low(minute), bars.close(minute));
        maker.trade(bars.volume(minute), corners);
        return maker.quoted(symbol, bars.startOf(minute), spread, minute, 1);
    }

    /// The path of a minute in which nothing traded: quotes around the last price, `wider` times as far apart.
    static MinutePath quiet(Symbol symbol, Instant start, long last, Spread spread, int minute, int wider, long seed) {
        PathMaker maker = new PathMaker(seed);
        Arrays.fill(maker.prices, last);
        return maker.quoted(symbol, start, spread, minute, wider);
    }

    private void spaceOut() {
        double[] sums = new double[points];
        for (int point = 1; point < points; point++) {
            sums[point] = sums[point - 1] + 0.25 + random.nextDouble();
        }
        for (int point = 1; point < points; point++) {
            offsets[point] = (int) (sums[point] / sums[points - 1] * LAST_OFFSET);
        }
    }

    /// Fills in the prices; returns the points that carry open, both extremes and close.
    private int[] walk(long open, long high, long low, long close) {
        boolean lowFirst = random.nextInt(100) < (close >= open ? 65 : 35);
        long[] values = {open, lowFirst ? low : high, lowFirst ? high : low, close};
        int first = random.nextInt(1, points / 2);
        int[] corners = {0, first, random.nextInt(first + 1, points - 1), points - 1};
        double noise = (high - low) * 0.12;
        for (int leg = 0; leg < 3; leg++) {
            int from = corners[leg];
            int steps = corners[leg + 1] - from;
            for (int step = 0; step < steps; step++) {
                double straight = values[leg] + (double) (values[leg + 1] - values[leg]) * step / steps;
                long price = PriceUnits.nearestTick(Math.round(straight + noise * (2 * random.nextDouble() - 1)));
                prices[from + step] = step == 0 ? values[leg] : Math.clamp(price, low, high);
            }
        }
        prices[points - 1] = close;
        return corners;
    }

    /// Spreads `volume` over the corners and, when there is enough of it, other points. Where nothing trades
    /// the last price stays.
    private void trade(long volume, int[] corners) {
        for (int corner : corners) {
            sizes[corner] = 0;
        }
        long wanted = Math.min(points, volume / SHARES_PER_TRADE);
        for (int point = 0; point < points; point++) {
            if (sizes[point] < 0 && random.nextInt(points) < wanted) {
                sizes[point] = 0;
            } else if (sizes[point] < 0) {
                prices[point] = prices[point - 1];
            }
        }
        long left = volume;
        int last = points - 1;
        for (int point = 0; point < last; point++) {
            if (sizes[point] == 0) {
                long size = Math.min(left, (long) (random.nextDouble() * 2 * volume / points));
                sizes[point] = (int) Math.min(size, Integer.MAX_VALUE);
                left -= sizes[point];
            }
        }
        sizes[last] = (int) Math.min(left, Integer.MAX_VALUE);
    }

    private MinutePath quoted(Symbol symbol, Instant start, Spread spread, int minute, int wider) {
        List<MinutePath.Point> path = new ArrayList<>(points);
        boolean atAsk = random.nextBoolean();
        for (int point = 0; point < points; point++) {
            long price = prices[point];
            if (point > 0 && price != prices[point - 1]) {
                atAsk = price > prices[point - 1];
            }
            int extra = random.nextInt(4) == 0 ? 1 : 0;
            long width = PriceUnits.tick(price) * ((long) spread.ticks(price, minute) * wider + extra);
            long bid = PriceUnits.downToTick(Math.max(1, atAsk ? PriceUnits.upToTick(price) - width : price));
            long ask = PriceUnits.upToTick(bid + width);
            path.add(new MinutePath.Point(offsets[point], price, sizes[point], bid, depth(), ask, depth()));
        }
        return new MinutePath(symbol, start, path);
    }

    private int depth() {
        return 100 * random.nextInt(1, 20);
    }
}
