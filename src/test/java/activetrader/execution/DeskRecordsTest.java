package activetrader.execution;

import static activetrader.execution.SimulatedBroker.AAPL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.journal.JsonlFile;
import activetrader.journal.PositionSnapshot;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares the desk's records with those of the simulated exchange.
class DeskRecordsTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 14);

    private RecordFolder records;

    @BeforeEach
    void chooseFolder(@TempDir Path folder) {
        records = new RecordFolder(folder, "test");
    }

    private List<PositionSnapshot> snapshots() {
        return new JsonlFile(records.position()).read(PositionSnapshot.class);
    }

    private BigDecimal profit(LocalDate date) {
        return new JsonlFile(records.trades(date))
                .read(TradeRow.class).stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void position_hasALineForEachStartAndCycle_withoutAnyTrade() {
        try (SimulatedBroker broker = SimulatedBroker.at(TEN);
                OrderDesk desk = broker.desk(records)) {
            desk.portfolio("2026-01-14#1");
            desk.portfolio("2026-01-14#1");
            desk.portfolio();
            desk.portfolio("2026-01-14#2");
        }

        assertEquals(
                List.of(0L, 1L, 2L),
                snapshots().stream().map(PositionSnapshot::id).toList());
        PositionSnapshot last = snapshots().getLast();
        assertNull(last.change());
        assertEquals(0, new BigDecimal("100000").compareTo(last.positions().get("CASH")));
    }

    @Test
    void position_endsFlatWithTheBrokersCash() {
        try (SimulatedBroker broker = SimulatedBroker.at(TEN);
                OrderDesk desk = broker.desk(records)) {
            assertInstanceOf(
                    EntryResult.Placed.class,
                    desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-01-14#1")));
            desk.portfolio("2026-01-14#2");
            assertEquals(
                    0,
                    BigDecimal.TEN.compareTo(snapshots().getLast().positions().get("AAPL")));

            broker.pass(Duration.ofMinutes(20));
            desk.flatten(new FlattenRequest("test", "test"));

            PositionSnapshot last = snapshots().getLast();
            assertEquals(List.of("CASH"), List.copyOf(last.positions().keySet()));
            assertEquals(
                    0,
                    broker.exchange()
                            .balance()
                            .cash()
                            .value()
                            .compareTo(last.positions().get("CASH")));
            assertEquals(0, broker.equity().minus(Money.of(100_000)).value().compareTo(profit(DAY)));
        }
    }

    @Test
    void riskView_remembersTheHighWater_afterARestart() {
        try (SimulatedBroker broker = SimulatedBroker.at(TEN)) {
            Money highest;
            try (OrderDesk desk = broker.desk(records)) {
                desk.enter(EntryRequest.buy(AAPL, Quantity.of(30), "test", "2026-01-14#1"));
                highest = Money.ZERO;
                for (int minute = 0; minute < 60; minute++) {
                    broker.pass(Duration.ofMinutes(1));
                    highest = highest.max(
                            desk.portfolio("2026-01-14#" + minute).account().equity());
                }
                broker.pass(Duration.ofSeconds(20));
            }
            try (OrderDesk desk = broker.desk(records)) {
                Money remembered = java.util.Objects.requireNonNull(
                                desk.riskView().today())
                        .highWaterEquity();
                assertTrue(remembered.compareTo(highest) >= 0, () -> "forgot down to " + remembered);
            }
        }
    }

    /// Prices have four decimals: the broker rounds the cash of each fill, and the records must round the same way.
    @Test
    void trades_addUpToTheCent_whenPricesAreFinerThanACent(@TempDir Path bars) throws IOException {
        Symbol penny = Symbol.of("PNNY");
        writeBars(bars.resolve("PNNY_2026-01-14.csv"));
        try (SimulatedBroker broker = SimulatedBroker.playing(
                        TEN,
                        settings -> settings.withBars(RecordedBars.at(bars, null))
                                .withExchange(settings.exchange().withPartialFillPercent(60)));
                OrderDesk desk = broker.desk(records)) {
            for (int round = 0; round < 5; round++) {
                broker.broker().submit(NewOrder.market("x-" + round, penny, Side.BUY, Quantity.of(101 + round)));
                broker.pass(Duration.ofSeconds(30));
                desk.portfolio("2026-01-14#" + round);
                assertTrue(desk.flatten(new FlattenRequest("test", "test")).flat());
            }

            assertTrue(broker.exchange().executions().stream()
                    .anyMatch(fill -> fill.price().value().scale() > 2));
            assertEquals(0, broker.equity().minus(Money.of(100_000)).value().compareTo(profit(DAY)));
        }
    }

    private static void writeBars(Path file) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        java.time.OffsetDateTime open = java.time.OffsetDateTime.parse("2026-01-14T09:30:00-05:00");
        for (int minute = 0; minute < 390; minute++) {
            BigDecimal price = new BigDecimal("0.3333").add(BigDecimal.valueOf(minute % 7, 4));
            text.append(open.plusMinutes(minute).format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                    .append(",%s,%s,%s,%s,5000\n".formatted(price, price.add(new BigDecimal("0.0004")), price, price));
        }
        Files.writeString(file, text.toString());
    }
}
