package activetrader.statistics;

import activetrader.journal.ExitKind;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// Samples and series for tests.
public final class Samples {
    /// A Monday.
    public static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    /// Net dollars of twenty days.
    private static final double[] TWENTY = {
        120.5, -80.25, 33, -15.75, 210, -190.5, 45.25, 60, -22, -35.5, -41, 12.25, 88, -130, 150.75, 5, -60.5, 72,
        31.25, -18
    };

    private Samples() {}

    public static double[] twenty() {
        return TWENTY.clone();
    }

    /// Days from 2026-03-02 on with these net profits, from $100,000 on, without costs and trades.
    public static TradingSample ofProfits(double... profits) {
        return new TradingSample(days(profits), List.of());
    }

    public static List<TradedDay> days(double... profits) {
        List<TradedDay> days = new ArrayList<>();
        NyseCalendar calendar = new NyseCalendar();
        LocalDate date = FIRST;
        Money equity = Money.of(100_000);
        for (double profit : profits) {
            while (calendar.on(date).isEmpty()) {
                date = date.plusDays(1);
            }
            Money gain = new Money(BigDecimal.valueOf(profit));
            days.add(new TradedDay(date, equity, equity.plus(gain), gain, Money.ZERO, Money.ZERO));
            equity = equity.plus(gain);
            date = date.plusDays(1);
        }
        return days;
    }

    /// A long trade on `date` between two New York times.
    public static ClosedTrade trade(
            String symbol, LocalDate date, String entry, String exit, long shares, String from, String to) {
        return new ClosedTrade(
                Symbol.of(symbol),
                PositionSide.LONG,
                at(date, entry),
                at(date, exit),
                Quantity.of(shares),
                Price.of(from),
                Price.of(to),
                new BigDecimal("0.50"),
                Money.ZERO,
                ExitKind.STOP);
    }

    public static Instant at(LocalDate date, String time) {
        return MarketZone.instantOf(date, LocalTime.parse(time));
    }

    /// Numbers from −0.5 to 0.5 in thousandths, by a generator that any language has:
    /// s = (s · 1103515245 + 12345) mod 2³¹, and of each s the value (s / 256) mod 1001.
    public static double[] uniform(int count, long seed) {
        double[] values = new double[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = (state * 1_103_515_245L + 12_345) % (1L << 31);
            values[i] = (state >> 8) % 1001 / 1000.0 - 0.5;
        }
        return values;
    }

    /// [#uniform], each value with so much of the one before added.
    public static double[] dependent(int count, long seed, double part) {
        double[] values = uniform(count, seed);
        for (int i = 1; i < count; i++) {
            values[i] += part * values[i - 1];
        }
        return values;
    }
}
