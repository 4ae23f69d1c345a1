package activetrader.execution.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a stop belongs, of a position opened at 100 with its first stop 2 away.
class StopRuleTest {
    @ParameterizedTest
    @CsvSource({
        // breakeven at 1 R
        "LONG, 1, 0, 101.99, 98, stays",
        "LONG, 1, 0, 102, 98, 100",
        "LONG, 1, 0, 110, 98, 100",
        "LONG, 1, 0, 110, 100, stays",
        "LONG, 1, 0, 110, 105, stays",
        "SHORT, 1, 0, 98.01, 102, stays",
        "SHORT, 1, 0, 98, 102, 100",
        "SHORT, 1, 0, 98, 100, stays",
        // trailing 1 % behind
        "LONG, 0, 1, 100, 98, 99",
        "LONG, 0, 1, 100, 99, stays",
        "LONG, 0, 1, 100, 98.90, 99",
        "LONG, 0, 1, 100, 98.91, stays",
        "LONG, 0, 1, 90, 98, stays",
        "SHORT, 0, 1, 100, 102, 101",
        "SHORT, 0, 1, 110, 102, stays",
        // both: the nearer one
        "LONG, 1, 1, 110, 98, 108.9",
        "LONG, 1, 5, 102, 98, 100",
        "SHORT, 1, 1, 90, 102, 90.9",
        "LONG, 0, 0, 110, 98, stays",
    })
    void wanted(PositionSide side, String atR, String trail, String market, String stop, String wanted) {
        StopRule rule = new StopRule(new BigDecimal(atR), new BigDecimal(trail));
        Price first = Price.of(side == PositionSide.LONG ? "98" : "102");

        assertEquals(wanted, wanted(rule, position(side, Price.of(market)), first, stop));
    }

    @Test
    void wanted_stays_whenTheFirstStopIsNotKnown() {
        StopRule rule = new StopRule(BigDecimal.ONE, BigDecimal.ZERO);

        assertEquals("stays", wanted(rule, position(PositionSide.LONG, Price.of("110")), null, "98"));
    }

    private static String wanted(StopRule rule, Position position, @Nullable Price first, String stop) {
        return rule.wanted(position, first, Price.of(stop), Objects.requireNonNull(position.currentPrice()))
                .map(price -> price.value().toPlainString())
                .orElse("stays");
    }

    private static Position position(PositionSide side, @Nullable Price market) {
        return new Position(
                Symbol.of("ACME"),
                side,
                Quantity.of(10),
                Quantity.of(10),
                Price.of("100"),
                market,
                Money.of(1000),
                Money.of(1000),
                Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 0, false", "0, 1, false"})
    void rule_isOff_withoutBothOfItsParts(BigDecimal atR, BigDecimal trail, boolean off) {
        assertEquals(off, new StopRule(atR, trail).isOff());
    }
}
