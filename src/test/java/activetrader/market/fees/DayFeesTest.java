package activetrader.market.fees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayFeesTest {
    private static final LocalDate DATE = LocalDate.of(2026, 9, 1);

    /// 1,000 shares at $100: $100,000 · 20.60 / 10⁶ = $2.06; 1,000 · 0.000195 = $0.195; 1,000 · 0.000003 = $0.003.
    @Test
    void sale_paysAllThree() {
        DayFees fees = new DayFees(FeeSchedule.ALPACA, DATE);

        assertEquals(Money.of("2.27"), fees.add(Side.SELL, Quantity.of(1_000), Price.of("100")));
        assertEquals(Money.of("2.06"), fees.of(FeeKind.SEC));
        assertEquals(Money.of("0.20"), fees.of(FeeKind.TAF));
        assertEquals(Money.of("0.01"), fees.of(FeeKind.CAT));
    }

    @Test
    void purchase_paysTheAuditTrailAlone() {
        assertEquals(
                Money.of("0.03"),
                new DayFees(FeeSchedule.ALPACA, DATE).add(Side.BUY, Quantity.of(9_000), Price.of("100")));
    }

    /// Rounding up is of the day's sum: 100 fills of one share cost what one of 100 does.
    @Test
    void fills_comeToTheSumOfTheDay() {
        DayFees single = new DayFees(FeeSchedule.ALPACA, DATE);
        DayFees many = new DayFees(FeeSchedule.ALPACA, DATE);
        Money sum = Money.ZERO;
        for (int fill = 0; fill < 100; fill++) {
            sum = sum.plus(many.add(Side.SELL, Quantity.of(1), Price.of("250")));
        }
        single.add(Side.SELL, Quantity.of(100), Price.of("250"));

        assertEquals(single.total(), sum);
        assertEquals(single.total(), many.total());
    }

    /// 100,000 shares · $0.000195 = $19.50, above the cap of $9.79 for one trade.
    @Test
    void tradingActivityFee_hasACapForEachTrade() {
        DayFees fees = new DayFees(FeeSchedule.ALPACA, DATE);
        fees.add(Side.SELL, Quantity.of(100_000), Price.of("1"));
        fees.add(Side.SELL, Quantity.of(100_000), Price.of("1"));

        assertEquals(Money.of("19.58"), fees.of(FeeKind.TAF));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-04-15, 13.00",
        "2019-04-16, 20.70",
        "2020-02-18, 22.10",
        "2021-02-24, 22.10",
        "2021-02-25, 5.10",
        "2025-05-13, 27.80",
        "2025-05-14, 0.00",
        "2026-04-03, 0.00",
        "2026-09-01, 20.60",
    })
    void transactionFee_isThatOfTheDate(LocalDate date, String ofAMillion) {
        DayFees fees = new DayFees(FeeSchedule.ALPACA, date);
        fees.add(Side.SELL, Quantity.of(10_000), Price.of("100"));

        assertEquals(Money.of(ofAMillion), fees.of(FeeKind.SEC));
    }

    @Test
    void paperAccount_paysNothing() {
        assertEquals(
                Money.ZERO, new DayFees(FeeSchedule.NONE, DATE).add(Side.SELL, Quantity.of(1_000), Price.of("100")));
    }

    /// The page lists every rate of the table.
    @Test
    void rates_areThoseOfThePage() throws IOException {
        String page = Files.readString(Path.of("docs/reference/costs.md"));
        String code = Files.readString(Path.of("src/main/java/activetrader/market/fees/FeeRates.java"));

        assertEquals(
                List.of(),
                Pattern.compile("dated\\(\"([0-9-]+)\"")
                        .matcher(code)
                        .results()
                        .map(found -> found.group(1))
                        .filter(date -> !page.contains(date))
                        .toList());
    }
}
