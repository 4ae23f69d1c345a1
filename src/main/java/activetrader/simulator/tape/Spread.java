package activetrader.simulator.tape;

/// How far apart bid and ask stand in one symbol: wider for thin names and just after the open.
///
/// The steps are rounded from published effective spreads by dollar volume: mega caps trade at a cent, a
/// $9,000 stock with a trade a minute at several dollars.
record Spread(double basisPoints) {
    private static final int[] DOLLARS_PER_MINUTE = {20_000_000, 5_000_000, 1_000_000, 200_000, 50_000};
    private static final double[] BASIS_POINTS = {0.3, 0.8, 2, 4, 8};
    private static final Spread THINNEST = new Spread(15);

    /// The spread of a name in which so many dollars change hands per minute.
    static Spread ofLiquidity(double dollarsPerMinute) {
        for (int step = 0; step < BASIS_POINTS.length; step++) {
            if (dollarsPerMinute >= DOLLARS_PER_MINUTE[step]) {
                return new Spread(BASIS_POINTS[step]);
            }
        }
        return THINNEST;
    }

    /// The usual spread, in ticks, around a price in [PriceUnits] in a minute of the session.
    int ticks(long price, int minute) {
        double usual = Math.max(1, Math.rint(price * basisPoints / 10_000 / PriceUnits.tick(price)));
        return (int) Math.ceil(usual * factor(minute));
    }

    private static double factor(int minute) {
        if (minute < 5) {
            return 2;
        }
        return minute < 15 ? 1.5 : 1;
    }
}
