package activetrader.session.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.journal.ExitKind;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeMeasures;
import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayPerformanceTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final TradingDay DAY = new NyseCalendar().on(DATE).orElseThrow();

    private int executions;

    private TradeRow row(int minute, String symbol, Side side, int quantity, int after, String cost, String profit) {
        Price stop = Price.of("98");
        BigDecimal risk = symbol.equals("OLD") ? null : new BigDecimal("2");
        return new TradeRow(
                        DAY.open().plus(Duration.ofMinutes(minute)),
                        DATE,
                        side == Side.BUY ? TradeRow.Action.BUY : TradeRow.Action.SELL,
                        Symbol.of(symbol),
                        side,
                        Quantity.of(quantity),
                        Price.of("100"),
                        new BigDecimal(profit),
                        BigDecimal.valueOf(after),
                        Price.of("100"),
                        new BigDecimal(cost),
                        "order",
                        null,
                        "execution-" + ++executions,
                        "test")
                .with(
                        side == Side.BUY ? null : ExitKind.STOP,
                        new TradeMeasures(stop, null, risk, null, null, null, null));
    }

    private static DayPerformance of(List<TradeRow> rows, String profit) {
        return DayPerformance.of(
                DAY, rows, new DayAdjustments(List.of()), new BigDecimal(profit), new BigDecimal("10000"), null);
    }

    @Test
    void of_addsTheTradesInR_byTheRiskOfTheirEntries() {
        DayPerformance day = of(
                List.of(
                        row(30, "AAPL", Side.BUY, 10, 10, "1000", "0"),
                        row(40, "AAPL", Side.SELL, 4, 6, "600", "8"),
                        row(60, "AAPL", Side.SELL, 6, 0, "0", "22"),
                        row(70, "MSFT", Side.BUY, 5, 5, "500", "0"),
                        row(80, "MSFT", Side.SELL, 5, 0, "0", "-10"),
                        row(90, "OLD", Side.BUY, 5, 5, "500", "0"),
                        row(95, "OLD", Side.SELL, 5, 0, "0", "50")),
                "70");

        assertEquals(new BigDecimal("0.50"), day.totalR());
        assertEquals(2, day.tradesInR());
        assertEquals(new BigDecimal("0.70"), day.returnPercent());
    }

    @Test
    void of_weighsWhatWasHeldByItsTime() {
        DayPerformance day = of(
                List.of(row(0, "AAPL", Side.BUY, 10, 10, "1000", "0"), row(195, "AAPL", Side.SELL, 10, 0, "0", "0")),
                "0");

        assertEquals(new BigDecimal("5.00"), day.exposurePercent());
        assertEquals(new BigDecimal("50.00"), day.timeInMarketPercent());
        assertEquals(new BigDecimal("0.00"), day.returnPercent());
    }

    @Test
    void of_isUnknown_whereNothingWasTraded() {
        DayPerformance day = of(List.of(), "0");

        assertNull(day.totalR());
        assertEquals(0, day.timeInMarketPercent().signum());
        assertEquals(0, day.fees().signum());
    }

    @Test
    void indexMove_isFromTheFirstToTheLastCycleThatKnewAPrice(@TempDir Path folder) {
        RecordFolder records = new RecordFolder(folder, "test");
        prompt(records, 1, "# MARKET\nspy.price=-");
        prompt(records, 2, "# MARKET\nspy.regime=BULL; spy.price=400.00");
        prompt(records, 3, "# MARKET\nspy.price=401");
        prompt(records, 10, "# MARKET\nspy.price=402");

        IndexMove move = IndexMove.of(records, DATE).orElseThrow();

        assertEquals(new BigDecimal("0.50"), move.percent());
        assertEquals(DAY.open().plus(Duration.ofMinutes(2)), move.fromAt());
        assertEquals(DAY.open().plus(Duration.ofMinutes(10)), move.toAt());
        assertTrue(IndexMove.of(records, DATE.plusDays(1)).isEmpty());
    }

    private static void prompt(RecordFolder records, int number, String sheet) {
        Instant at = DAY.open().plus(Duration.ofMinutes(number));
        new JsonlFile(records.log(DATE).resolve(String.format(java.util.Locale.ROOT, "cycle-%03d.log", number)))
                .append(Map.of(
                        "timestamp",
                        at,
                        "type",
                        "prompt",
                        "new_messages",
                        List.of(Map.of("role", "user", "content", sheet))));
    }
}
