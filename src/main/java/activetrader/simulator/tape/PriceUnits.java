package activetrader.simulator.tape;

import activetrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Prices as whole numbers of 1/10,000 dollar, the finest step in which US stocks are quoted, for compact storage.
public final class PriceUnits {
    public static final int SCALE = 4;
    public static final long PER_DOLLAR = 10_000;

    private PriceUnits() {}

    public static Price price(long units) {
        long unscaled = units;
        int scale = SCALE;
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        return new Price(BigDecimal.valueOf(unscaled, scale));
    }

    /// The tick at that price: one cent from $1 up, 1/10,000 dollar below.
    static long tick(long units) {
        return units >= PER_DOLLAR ? 100 : 1;
    }

    static long nearestTick(long units) {
        long tick = tick(units);
        return Math.max(tick, (units + tick / 2) / tick * tick);
    }

    static long downToTick(long units) {
        long tick = tick(units);
        return Math.max(tick, units / tick * tick);
    }

    static long upToTick(long units) {
        long tick = tick(units);
        return (units + tick - 1) / tick * tick;
    }

    /// `units` times `factor`, on the nearest tick; `units` themselves times one.
    static long times(long units, BigDecimal factor) {
        return factor.compareTo(BigDecimal.ONE) == 0
                ? units
                : nearestTick(BigDecimal.valueOf(units)
                        .multiply(factor)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /// `units` times `factor`, on the nearest unit.
    static long scaled(long units, BigDecimal factor) {
        return Math.max(
                1,
                BigDecimal.valueOf(units)
                        .multiply(factor)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /// `shares` of before a split, whose prices are multiplied by `factor`, in shares of after it.
    static long shares(long shares, BigDecimal factor) {
        return BigDecimal.valueOf(shares)
                .divide(factor, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /// A computed price, put on the nearest tick.
    public static long ofDollars(double dollars) {
        return nearestTick(Math.round(dollars * PER_DOLLAR));
    }

    public static double dollars(long units) {
        return (double) units / PER_DOLLAR;
    }
}
