package activetrader.page.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.daylog.RecordedTranscript;
import activetrader.agent.daylog.RecordedTranscript.Step;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedDayTest {
    @TempDir
    private Path data;

    private DayFiles files;

    @BeforeEach
    void open() {
        files = new DayFiles(data);
    }

    private RecordedDay read() {
        return RecordedDay.read(files.records(), DayFiles.DAY);
    }

    @Test
    void trade_hasItsFills_andTheStopsThatTheBrokerTook() {
        files.trade("because");

        DayTrade trade = DayTrade.of(read()).getFirst();

        assertEquals(3, trade.fills().size());
        assertEquals(new BigDecimal("14"), trade.profit());
        assertEquals(Optional.of(new BigDecimal("0.70")), trade.multiple());
        assertTrue(trade.isClosed());
        assertEquals(
                List.of(
                        new Level(Instant.parse("2026-01-14T15:00:01Z"), Price.of("98")),
                        new Level(Instant.parse("2026-01-14T15:30:00Z"), Price.of("99.5"))),
                trade.stops());
    }

    @Test
    void refusals_areThoseOfGateBrokerAndExits() {
        files.trade("because")
                .order(
                        "denied",
                        "15:02:00",
                        "cycle",
                        "2026-01-14#1",
                        "symbol",
                        "MSFT",
                        "side",
                        "BUY",
                        "qty",
                        "5",
                        "reason_code",
                        "MAX_POSITIONS",
                        "measured",
                        "4",
                        "limit",
                        "3")
                .order(
                        "exit_not_done",
                        "15:03:00",
                        "symbol",
                        "AAPL",
                        "reason_code",
                        "LATE",
                        "message",
                        "no order after 12 s");

        List<Refusal> refusals = Refusal.of(read());

        assertEquals(
                List.of(Refusal.By.BROKER, Refusal.By.GATE, Refusal.By.EXIT),
                refusals.stream().map(Refusal::by).toList());
        assertEquals("BUY 5 MSFT", refusals.get(1).order());
        assertEquals("4", refusals.get(1).measured());
        assertEquals("3", refusals.get(1).limit());
    }

    @Test
    void transcript_hasWhatTheCycleReadAskedAndGot() {
        files.cycle(3, "text");

        var cycle = read().cycles().getFirst();

        assertEquals(3, cycle.number());
        assertTrue(cycle.acted());
        assertEquals(Instant.parse("2026-01-14T15:00:00Z"), cycle.startedAt());
        assertTrue(cycle.steps().getFirst() instanceof Step.Answer answer
                && answer.text().equals("text")
                && answer.thinking().equals("text")
                && answer.latency().equals(Duration.ofMillis(700)));
        assertTrue(cycle.steps().getLast() instanceof Step.Call call && call.failed());
    }

    /// A day must fit into the memory of a small process, whatever tools and models said.
    @Test
    void longTexts_areCut_andLinesBeyondMeasureLeftOut() {
        files.cycle(1, "x".repeat(50_000)).cycle(2, "y".repeat(2_000_000));

        var cycles = read().cycles();

        assertTrue(cycles.getFirst().steps().getFirst() instanceof Step.Answer answer
                && answer.text().length() == RecordedTranscript.LONGEST
                && answer.thinking().length() == RecordedTranscript.LONGEST);
        assertEquals(32_000, String.valueOf(cycles.getFirst().facts()).length());
        assertEquals(List.of(), cycles.getLast().steps());
    }

    @Test
    void factSheets_havePricesAndTheLossLimit() {
        files.cycle(1, "x");

        FactPrices facts = FactPrices.of(read());

        assertEquals(
                List.of(new Level(Instant.parse("2026-01-14T15:00:00Z"), Price.of("99.5"))),
                facts.of(Symbol.of("AAPL")));
        assertEquals(List.of(), facts.of(Symbol.of("MSFT")));
        assertEquals(Optional.of(new BigDecimal("980.00")), facts.lossLimit());
    }

    @Test
    void lineThatIsNoRecord_isAFault_andTheOthersAreRead() throws IOException {
        files.trade("because");
        Files.writeString(files.records().trades(DayFiles.DATE), "{\"no\":1\n", StandardOpenOption.APPEND);

        RecordedDay day = read();

        assertEquals(3, day.fills().size());
        assertEquals(1, day.faults().size());
        assertTrue(
                day.faults().getFirst().startsWith("line 4 of 2026-01-14_trades.jsonl cannot be read: "),
                day.faults()::toString);
    }

    @Test
    void snapshots_areThoseOfTheDay_alsoOnceALaterOneHasBegun() throws IOException {
        files.equity("15:00:00", "1000").equity("16:00:00", "1010");
        Files.move(files.records().position(), files.records().position(DayFiles.DATE));

        assertEquals(2, read().snapshots().size());
    }

    @Test
    void dates_areThoseWithRecords() throws IOException {
        files.trade("because");
        Files.createDirectories(files.records().root().resolve("log").resolve("2026-01-12"));
        Files.createDirectories(files.records().root().resolve("log").resolve("other"));

        assertEquals(
                "[2026-01-12, 2026-01-14]", RecordedDates.of(files.records()).toString());
    }
}
