package activetrader.statistics.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.journal.ExitKind;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeMeasures;
import activetrader.journal.TradeRow;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.Samples;
import activetrader.statistics.TradingSample;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedSampleTest {
    private static final LocalDate DATE = Samples.FIRST;

    @TempDir
    private Path folder;

    private RecordFolder records;
    private int executions;

    @BeforeEach
    void open() {
        records = new RecordFolder(folder, "rules");
    }

    private void summary(LocalDate date, String text) throws IOException {
        Path file = records.summary(date);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"date\": \"" + date + "\", \"signature\": \"rules\", " + text + "}");
    }

    private void fill(LocalDate date, String time, TradeRow.Action action, int quantity, String price, int after) {
        boolean buys = action == TradeRow.Action.BUY || action == TradeRow.Action.COVER;
        new JsonlFile(records.trades(date))
                .append(new TradeRow(
                                Samples.at(date, time),
                                date,
                                action,
                                Symbol.of("AAPL"),
                                buys ? Side.BUY : Side.SELL,
                                Quantity.of(quantity),
                                Price.of(price),
                                BigDecimal.ZERO,
                                BigDecimal.valueOf(after),
                                null,
                                BigDecimal.ZERO,
                                "order",
                                null,
                                "execution-" + ++executions,
                                "test")
                        .with(
                                action.isClosing() ? ExitKind.TRAIL : null,
                                new TradeMeasures(null, null, new BigDecimal("0.5"), null, null, null, null)));
    }

    /// Two entries at 100 and 102, a part at 103, the rest at 104 on the next day.
    @Test
    void trade_goesFromFlatToFlat() throws IOException {
        summary(DATE, "\"realized_pnl\": 20, \"equity\": 10020");
        summary(DATE.plusDays(1), "\"realized_pnl\": 60, \"equity\": 10080");
        fill(DATE, "10:00", TradeRow.Action.BUY, 10, "100", 10);
        fill(DATE, "10:05", TradeRow.Action.BUY, 20, "102", 30);
        fill(DATE, "15:00", TradeRow.Action.SELL, 10, "103", 20);
        fill(DATE.plusDays(1), "09:31", TradeRow.Action.SELL, 20, "104", 0);
        fill(DATE.plusDays(1), "10:00", TradeRow.Action.SHORT, 5, "104", -5);

        List<ClosedTrade> trades = RecordedSample.read(records).trades();

        ClosedTrade trade = trades.getFirst();
        assertEquals(1, trades.size()); // the short position is still open
        assertEquals(PositionSide.LONG, trade.side());
        assertEquals(Samples.at(DATE, "10:00"), trade.entryAt());
        assertEquals(Samples.at(DATE.plusDays(1), "09:31"), trade.exitAt());
        assertEquals(Quantity.of(30), trade.quantity());
        assertEquals(Money.of("70.00"), trade.gross().toCents()); // 3,110 − 3,040
        assertEquals(new BigDecimal("0.5"), trade.riskPerShare());
        assertEquals(ExitKind.TRAIL, trade.exit());
    }

    @Test
    void shortTrade_gainsByFallingPrices() throws IOException {
        summary(DATE, "\"realized_pnl\": 20, \"equity\": 10020");
        fill(DATE, "10:00", TradeRow.Action.SHORT, 10, "100", -10);
        fill(DATE, "11:00", TradeRow.Action.COVER, 10, "98", 0);

        ClosedTrade trade = RecordedSample.read(records).trades().getFirst();

        assertEquals(PositionSide.SHORT, trade.side());
        assertEquals(Money.of(20), trade.gross().toCents());
    }

    /// The realized profit is before fees, which move the equity like a deposit; neither is a profit.
    @Test
    void day_hasItsCosts() throws IOException {
        summary(
                DATE,
                "\"realized_pnl\": 20, \"equity\": 10518, \"equity_moved\": 498, \"cost_usd\": 0.3,"
                        + " \"performance\": {\"fees\": 2, \"trades_in_r\": 0}");

        TradingSample sample = RecordedSample.read(records);

        assertEquals(Money.of(10_500), sample.days().getFirst().equityBefore());
        assertEquals(Money.of(20), sample.days().getFirst().gross());
        assertEquals(Money.of(2), sample.days().getFirst().fees());
        assertEquals(Money.of("17.70"), sample.days().getFirst().net());
    }

    /// An account that could not be read after the close: its equity follows from the day after, then from the day
    /// before.
    @Test
    void unknownEquity_followsFromTheNeighbours() throws IOException {
        summary(DATE, "\"realized_pnl\": 10, \"equity\": null");
        summary(DATE.plusDays(1), "\"realized_pnl\": 5, \"equity\": 1015, \"equity_moved\": 100");
        summary(DATE.plusDays(2), "\"realized_pnl\": -3, \"equity\": null");

        assertEquals(
                List.of(Money.of(910), Money.of(1_015), Money.of(1_012)),
                RecordedSample.read(records).days().stream()
                        .map(day -> day.equityAfter())
                        .toList());
    }

    @Test
    void noDay_isRefused() throws IOException {
        IllegalArgumentException none =
                assertThrows(IllegalArgumentException.class, () -> RecordedSample.read(records));
        assertEquals("no day is recorded in " + records.root(), none.getMessage());

        summary(DATE, "\"realized_pnl\": 10, \"equity\": null");
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> RecordedSample.read(records));
        assertEquals("the equity of none of the 1 recorded days is known", unknown.getMessage());
    }
}
