package activetrader.execution.flatten;

import static activetrader.execution.flatten.Samples.AAPL;
import static activetrader.execution.flatten.Samples.MSFT;
import static activetrader.execution.flatten.Samples.TEN;
import static activetrader.execution.flatten.Samples.position;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import activetrader.execution.flatten.FlattenReport.Closed;
import activetrader.execution.flatten.FlattenReport.Remaining;
import activetrader.market.Money;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlattenReportTest {
    private static FlattenReport report(List<Closed> closed, List<Remaining> kept) {
        return new FlattenReport(true, "test", TEN, TEN.plusSeconds(5), 2, closed, List.of(), null, kept);
    }

    @Test
    void profits_areThoseOfEachClosingOrder() {
        Closed known = new Closed("o1", AAPL, Quantity.of(10), Side.SELL, null, null);
        Closed unknown = new Closed("o2", MSFT, Quantity.of(10), Side.SELL, null, null);

        FlattenReport report = report(List.of(known, unknown), List.of())
                .withProfits(each -> each.symbol().equals(AAPL) ? Money.of(7) : null);

        assertEquals(Money.of(7), report.closed().getFirst().profit());
        assertNull(report.closed().getLast().profit());
        assertEquals("o1", report.closed().getFirst().orderId());
        assertEquals(2, report.cancelledOrders());
    }

    @Test
    void whatStays_isNamed() {
        assertEquals("", report(List.of(), List.of()).keptInWords());
        assertEquals(
                ", left alone: 10 AAPL (an external position), MSFT (external order o1)",
                report(
                                List.of(),
                                List.of(
                                        Remaining.of(position(AAPL, 10, 10), "an external position"),
                                        Remaining.of(MSFT, "external order o1")))
                        .keptInWords());
    }

    @Test
    void position_keepsItsWorth() {
        assertEquals(Money.of(1000), Remaining.of(position(AAPL, 10, 10), "").worth());
    }

    @ParameterizedTest
    @CsvSource({
        "POSITION, ODD, id, -5, ODD, 5, why",
        "POSITION, '', id, 5, id, 5, why",
        "POSITION, '', '', '', ?, 0, why",
        "ORDER, ODD, id, 5, ODD, 0, 'order id, why'",
        "POSITION, 'A B,C\"D\\E', id, 5, A_B_C_D_E, 5, why",
    })
    void itemThatCannotBeRead_isNamedAsFarAsItCan(
            RawItem.Kind kind, String symbol, String id, String quantity, String shown, String shares, String why) {
        Remaining left = Remaining.of(new RawItem(kind, symbol, id, quantity, Money.of(9), "why"), "why");

        assertEquals(new Remaining(new Symbol(shown), Quantity.of(shares), why, Money.of(9)), left);
    }

    @Test
    void longName_isCut() {
        String name = "A".repeat(50);

        assertEquals(
                "A".repeat(40),
                Remaining.of(new RawItem(RawItem.Kind.POSITION, name, "", "", null, ""), "")
                        .symbol()
                        .value());
    }
}
