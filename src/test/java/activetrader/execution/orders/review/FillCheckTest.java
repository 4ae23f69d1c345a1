package activetrader.execution.orders.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.execution.orders.review.FillVerdict.Breach;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.risk.RiskLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import activetrader.risk.TestLimits;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// With $100,000 a position may cost $10,000 and lose $1,000, and a stop may be 8 % away; a tenth more is tolerated.
class FillCheckTest {
    private static final RiskLimits LIMITS = TestLimits.wide();

    private static FillVerdict judge(
            String side, int shares, String fill, @Nullable String stop, @Nullable String market) {
        return FillCheck.judge(
                new Filled(
                        PositionSide.valueOf(side),
                        Quantity.of(shares),
                        Price.of(fill),
                        stop == null ? null : Price.of(stop),
                        market == null ? null : Price.of(market),
                        Money.of(100000)),
                LIMITS);
    }

    @ParameterizedTest
    @CsvSource({
        "LONG, 100, 100, 98, 100",
        "SHORT, 100, 100, 102, 100",
        "LONG, 110, 100, 98, 100",
        "LONG, 99, 100, 91.2, 100",
        "SHORT, 99, 100, 108.8, 100",
        // a stop nearer than the gate would allow costs the trade, no more
        "LONG, 100, 98.01, 98, 98.5",
        // a stop beyond the entry that the market has not reached locks in a profit
        "LONG, 100, 100, 101, 102",
        "SHORT, 100, 100, 99, 98",
        "LONG, 100, 100, , ",
    })
    void judge_keeps(String side, int shares, String fill, @Nullable String stop, @Nullable String market) {
        assertInstanceOf(FillVerdict.Keeps.class, judge(side, shares, fill, stop, market));
    }

    @ParameterizedTest
    @CsvSource({
        // the feed showed a tenth of the price: 98 % of the account, the stop 90 % away
        "LONG, 450, 217.75, 20.89, 217.70, 45, 200.33, POSITION_VALUE STOP_TOO_FAR",
        "LONG, 90, 217.75, 106, 217.70, 45, 200.33, POSITION_VALUE STOP_TOO_FAR",
        "SHORT, 450, 217.75, 240.50, 217.80, 45, 235.17, POSITION_VALUE STOP_TOO_FAR",
        "LONG, 111, 100, 98, 100, 100, , POSITION_VALUE",
        "SHORT, 111, 100, 102, 100, 100, , POSITION_VALUE",
        "LONG, 99, 100, 91.1, 100, 99, 92, STOP_TOO_FAR",
        "SHORT, 99, 100, 108.9, 100, 99, 108, STOP_TOO_FAR",
        // one share is too much
        "LONG, 1, 11001, 10900, 11000, 0, , POSITION_VALUE",
        // filled far below the quote: the stop lies above the market
        "LONG, 9, 100, 980, 100, 0, , STOP_SIDE",
        "SHORT, 9, 1000, 102, 1000, 0, , STOP_SIDE",
        "LONG, 9, 100, 100, , 0, , STOP_SIDE",
        // the market is beyond the furthest stop that is allowed
        "LONG, 9, 100, 80, 91.5, 0, , STOP_TOO_FAR",
        "SHORT, 9, 100, 130, 108, 0, , STOP_TOO_FAR",
    })
    void judge_breaks(
            String side,
            int shares,
            String fill,
            String stop,
            @Nullable String market,
            int keep,
            @Nullable String newStop,
            String breaches) {
        List<Breach> expected =
                Arrays.stream(breaches.split(" ")).map(Breach::valueOf).toList();

        assertEquals(
                new FillVerdict.Breaks(expected, Quantity.of(keep), newStop == null ? null : Price.of(newStop)),
                judge(side, shares, fill, stop, market));
    }

    @Test
    void judge_reduces_whenTheLossAtTheStopIsTooLarge() {
        SizeLimits size = LIMITS.size();
        RiskLimits tight = LIMITS.with(new SizeLimits(
                new BigDecimal("0.1"),
                size.maxPositionPercent(),
                size.maxDeployedPercent(),
                size.maxPositions(),
                size.maxGroupPercent(),
                size.groups(),
                size.maxGrossPercent(),
                size.buyingPowerMarginPercent(),
                size.shortingAllowed()));
        Filled filled = new Filled(
                PositionSide.LONG,
                Quantity.of(90),
                Price.of("100.50"),
                Price.of("98"),
                Price.of("100.50"),
                Money.of(100000));

        assertEquals(
                new FillVerdict.Breaks(List.of(Breach.RISK), Quantity.of(40), null), FillCheck.judge(filled, tight));
    }

    /// What is kept always keeps the limits, at every price and size.
    @Test
    void judge_isSettled_onceMended() {
        for (String side : List.of("LONG", "SHORT")) {
            for (int price = 3; price < 12_000; price = price * 3 / 2) {
                for (int shares = 1; shares < 4000; shares *= 3) {
                    for (int away = -95; away <= 95; away += 10) {
                        mendedKeeps(side, shares, price, away);
                    }
                }
            }
        }
    }

    private static void mendedKeeps(String side, int shares, int price, int away) {
        String fill = Integer.toString(price);
        String stop = new BigDecimal(price)
                .multiply(BigDecimal.valueOf(100 + away))
                .movePointLeft(2)
                .toPlainString();
        if (judge(side, shares, fill, stop, fill) instanceof FillVerdict.Breaks breaks
                && !breaks.keep().isZero()) {
            String then = breaks.stop() == null ? stop : breaks.stop().toString();
            int kept = breaks.keep().value().intValueExact();
            assertInstanceOf(
                    FillVerdict.Keeps.class,
                    judge(side, kept, fill, then, fill),
                    () -> side + " " + shares + " at " + fill + " stop " + stop);
        }
    }
}
