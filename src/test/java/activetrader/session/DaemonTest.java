package activetrader.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.Activity;
import activetrader.broker.calendar.CalendarLie;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.SimulatedTime;
import activetrader.time.SteppableTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DaemonTest {
    /// Sunday evening before a regular Monday.
    private static final Instant SUNDAY = Instant.parse("2026-03-01T23:00:00Z");

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    private RecordFolder records = new RecordFolder(Path.of("unset"), "test");
    private SessionSettings settings = SessionSettings.defaults();
    private TradingCalendar calendar = new NyseCalendar();
    private SimulatedTime time = new SimulatedTime(SUNDAY);
    private FakeTrader trader = new FakeTrader(time, records);

    @BeforeEach
    void useTemporaryFolder() {
        records = new RecordFolder(folder, "test");
        trader = new FakeTrader(time, records);
    }

    @Test
    void run_completesAWholeDay() throws Exception {
        runUntil("2026-03-02T22:00:00Z");

        assertEquals("09:25:00 AM ET prepare", trader.events.getFirst());
        assertEquals("09:30:00 AM ET cycle 1", trader.events.get(1));
        assertEquals("09:35:00 AM ET cycle 2", trader.events.get(2));
        assertEquals("03:50:00 PM ET cycle 77", trader.events.get(77));
        assertEquals("03:55:00 PM ET flatten end of day", trader.events.get(78));
        assertEquals(79, trader.events.size());
    }

    @Test
    void run_printsTheDay() throws Exception {
        trader.holdsPosition = true;
        trader.openedAt = Instant.parse("2026-03-02T15:00:00Z");

        runUntil("2026-03-02T22:00:00Z");

        assertPrinted("💤 MARKET CLOSED - INTELLIGENT SLEEP MODE");
        assertPrinted("⏰ Current time: Sunday, March 01, 2026 at 06:00:00 PM ET");
        assertPrinted("⏭️  Next market opens: Monday, March 02 at 09:30 AM ET");
        assertPrinted("⏳ Time until open: 15h 30m");
        assertPrinted("😴 Sleeping until 09:25:00 AM ET (wake up 5 min before market)...");
        assertPrinted("⏰ WAKE UP - Preparing for market open in 5 minutes");
        assertPrinted("🔄 TRADING CYCLE #1 - REGULAR SESSION 🟢");
        assertPrinted("⏰ 2026-03-02 09:30:00 ET (Monday)");
        assertPrinted("⏳ Next cycle in 5 minutes");
        assertPrinted("🔴 END OF DAY POSITION CLOSE - 3:55 PM ET");
        assertPrinted("   └─ AAPL: 10 shares @ market");
        assertPrinted("   └─ AAPL: 10 shares @ $171.00 (+$5.00)");
        assertPrinted("✅ All positions closed successfully");
        assertPrinted("   ├─ Final cash: $98,290.00");
        assertPrinted("   └─ Status: FLAT (no positions)");
        assertPrinted("⏰ Next trading session: Tomorrow at 9:30 AM ET");
    }

    @Test
    void run_writesTheSummary() throws Exception {
        writeTrades(row("AAPL", "buy", "BUY", "0", "10")
                + row("AAPL", "sell", "SELL", "5.25", "4")
                + row("AAPL", "sell", "SELL", "-1.20", "0")
                + row("MSFT", "buy", "BUY", "0", "7"));

        runUntil("2026-03-02T22:00:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertPrinted("🔔 Since the last cycle:");
        assertPrinted("   ├─ SELL 1 AAPL @ $100.50 (+$5.25) stop");
        assertEquals(4, summary.get("fills"));
        assertEquals(1, summary.get("trades"));
        assertEquals(1, summary.get("winning"));
        assertEquals(new BigDecimal("4.05"), summary.get("realized_pnl"));
        assertEquals(77, summary.get("cycles"));
        assertEquals(true, summary.get("flat"));
    }

    @Test
    void run_spacesCyclesByTheMonotonicClock_whenTheDateAndTimeStep() throws Exception {
        time = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
        SteppableTime ours = new SteppableTime(time, Duration.ZERO);
        trader = new FakeTrader(time, records);
        RuntimeEnv runtimeEnv = new RuntimeEnv(folder.resolve("runtime_env.json"), "test");
        Progress stepping = line -> {
            if (line.equals("cycle 2")) {
                ours.step(Duration.ofMinutes(-10));
            }
        };
        TradingSession session =
                new TradingSession(ours, trader, settings, calendar, records, runtimeEnv, printed::add, stepping);

        new Daemon(ours, calendar, session, runtimeEnv, printed::add, stepping)
                .runUntil(Instant.parse("2026-03-02T22:00:00Z"));

        assertEquals("10:05:00 AM ET cycle 2", trader.events.get(2));
        assertEquals("10:10:00 AM ET cycle 3", trader.events.get(3));
    }

    @Test
    void run_spacesCyclesByActivity() throws Exception {
        trader.activity = Activity.CALM;

        runUntil("2026-03-02T22:00:00Z");

        assertEquals(
                39,
                trader.events.stream().filter(event -> event.contains("cycle")).count());
    }

    @Test
    void run_closesFiveMinutesBeforeAnEarlyClose() throws Exception {
        startAt("2026-11-27T01:00:00Z");

        runUntil("2026-11-27T19:00:00Z");

        assertEquals("12:55:00 PM ET flatten end of day", trader.events.getLast());
        assertEquals("12:50:00 PM ET cycle 41", trader.events.get(trader.events.size() - 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAST_SESSIONS_ONLY", "EVERY_CLOSE_AT_20", "SESSIONS_ON_SUNDAYS"})
    void run_completesAWholeDay_whateverTheBrokersCalendarSays(CalendarLie lie) throws Exception {
        lie.write(folder, MONDAY);
        calendar = new StoredCalendar(folder, new NyseCalendar());

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("09:25:00 AM ET prepare", trader.events.getFirst());
        assertEquals("03:55:00 PM ET flatten end of day", trader.events.getLast());
        assertEquals(79, trader.events.size());
    }

    @Test
    void run_protectsTheDayWithoutCycles_whenTheBrokersCalendarDeniesIt() throws Exception {
        CalendarLie.TODAY_MISSING.write(folder, MONDAY);
        calendar = new StoredCalendar(folder, new NyseCalendar());

        runUntil("2026-03-02T22:00:00Z");

        assertEquals(List.of("09:25:00 AM ET prepare", "03:55:00 PM ET flatten end of day"), trader.events);
        assertPrinted("⏸️  No cycle: the sources of the calendar disagree about whether today is a session");
    }

    @Test
    void run_closesBeforeTheEarlyClose_whenTheBrokersCalendarNamesTheUsualOne() throws Exception {
        startAt("2026-11-27T01:00:00Z");
        CalendarLie.TODAY_CLOSES_AT_16.write(folder, LocalDate.of(2026, 11, 27));
        calendar = new StoredCalendar(folder, new NyseCalendar());

        runUntil("2026-11-27T22:00:00Z");

        assertEquals("12:55:00 PM ET flatten end of day", trader.events.getLast());
    }

    @Test
    void run_joinsTheSession_whenStartedLate() throws Exception {
        startAt("2026-03-02T17:02:30Z");
        trader.record(MONDAY, 31);

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("12:02:30 PM ET prepare", trader.events.get(0));
        assertEquals("12:02:30 PM ET cycle 32", trader.events.get(1));
    }

    @Test
    void run_flattensAtOnce_whenStartedAfterTheDeadline() throws Exception {
        startAt("2026-03-02T20:57:00Z");
        trader.holdsPosition = true;

        runUntil("2026-03-02T22:00:00Z");

        assertEquals(List.of("03:57:00 PM ET flatten end of day"), trader.events);
    }

    @Test
    void run_sleepsUntilTheNextSession_whenStartedAfterTheClose() throws Exception {
        startAt("2026-03-02T21:30:00Z");

        runUntil("2026-03-03T01:00:00Z");

        assertEquals(List.of(), trader.events);
        assertPrinted("⏭️  Next market opens: Tuesday, March 03 at 09:30 AM ET");
    }

    @Test
    void run_countsTheWholeDay_whenItWasStartedAgainInTheMiddle() throws Exception {
        startAt("2026-03-02T14:20:00Z");
        stopAt("2026-03-02T17:02:00Z");
        startAt("2026-03-02T17:03:00Z");

        runUntil("2026-03-02T22:00:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertEquals(31 + 47, summary.get("cycles"));
        assertEquals(78_000, summary.get("input_tokens"));
        assertEquals(new BigDecimal("0.0078"), summary.get("cost_usd"));
    }

    @Test
    void run_addsUpTheDayThatEndedWithoutIt_whenStartedBeforeTheNextOne() throws Exception {
        startAt("2026-03-03T03:00:00Z");
        writeTrades(row("AAPL", "buy", "BUY", "0", "10") + row("AAPL", "sell", "SELL", "4.05", "0"));
        trader.record(MONDAY, 12);

        runUntil("2026-03-03T04:00:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertEquals("adding up 2026-03-02", statuses.getFirst());
        assertEquals(1, summary.get("trades"));
        assertEquals(1, summary.get("cycles"));
        assertEquals(true, summary.get("flat"));
        assertPrinted("   └─ Status: FLAT (no positions)");
    }

    /// The broker denied the session, so there was no cycle and no fill; the account was still protected and flattened.
    @Test
    void run_addsUpADayOfWhichOnlyTheFlattenIsRecorded_whateverTheBrokersCalendarSays() throws Exception {
        startAt("2026-03-02T21:01:48Z");
        CalendarLie.TODAY_MISSING.write(folder, MONDAY);
        calendar = new StoredCalendar(folder, new NyseCalendar());
        Files.createDirectories(records.orders(MONDAY).getParent());
        Files.writeString(
                records.orders(MONDAY),
                "{\"type\":\"flatten_finished\",\"at\":\"2026-03-02T20:55:00Z\",\"requested_by\":\"daemon\",\"flat\":true,\"remaining\":[]}\n");

        runUntil("2026-03-02T22:00:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertEquals(0, summary.get("fills"));
        assertEquals(0, summary.get("cycles"));
        assertEquals(true, summary.get("flat"));
    }

    @Test
    void run_writesNoSummary_ofADayOfWhichNothingIsRecorded() throws Exception {
        startAt("2026-03-02T21:01:48Z");

        runUntil("2026-03-02T22:00:00Z");

        assertFalse(Files.exists(records.summary(MONDAY)));
    }

    @Test
    void run_doesNotSayWhatWasHeldAtTheLastClose_whenStartedInTheNextSession() throws Exception {
        startAt("2026-03-03T15:00:00Z");
        writeTrades(row("AAPL", "buy", "BUY", "0", "10"));

        stopAt("2026-03-03T15:01:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertNull(summary.get("flat"));
        assertEquals(List.of("AAPL 10"), summary.get("positions_left"));
    }

    @Test
    void run_startsTheSession_whenASummaryCannotBeMade() throws Exception {
        startAt("2026-03-03T14:24:00Z");
        writeTrades(row("AAPL", "buy", "BUY", "0", "10"));
        trader.holdingsUnknown = true;

        stopAt("2026-03-03T15:01:00Z");

        assertEquals("09:25:00 AM ET prepare", trader.events.getFirst());
        assertEquals("09:30:00 AM ET cycle 1", trader.events.get(1));
        assertTrue(Files.exists(records.summary(MONDAY)));
    }

    @Test
    void run_leavesACompleteSummaryAsItIs() throws Exception {
        runUntil("2026-03-02T22:00:00Z");
        String written = Files.readString(records.summary(MONDAY));
        startAt("2026-03-03T03:00:00Z");
        trader.holdsPosition = true;
        printed.clear();

        runUntil("2026-03-03T04:00:00Z");

        assertEquals(written, Files.readString(records.summary(MONDAY)));
        assertTrue(printed.stream().noneMatch(line -> line.contains("Daily Summary")), printed.toString());
    }

    @Test
    void run_addsTheDayUpOnceMore_whenFillsAreRecordedLate() throws Exception {
        trader.holdsPosition = true;
        String bought = row("AAPL", "buy", "BUY", "0", "10");
        writeTrades(bought);
        time.at(Instant.parse("2026-03-02T21:08:00Z"), "late fill", () -> {
            try {
                writeTrades(bought + row("AAPL", "sell", "SELL", "4.05", "0"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        runUntil("2026-03-02T22:00:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertEquals(2, summary.get("fills"));
        assertEquals(new BigDecimal("4.05"), summary.get("realized_pnl"));
        assertPrinted("   ├─ Daily P&L: $0.00");
        assertPrinted("   ├─ Daily P&L: +$4.05");
    }

    @Test
    void run_saysThatTheDayEndedFlat_onceTheAccountCanBeRead() throws Exception {
        time.at(Instant.parse("2026-03-02T20:59:00Z"), "the broker is gone", () -> trader.holdingsUnknown = true);
        time.at(Instant.parse("2026-03-02T21:05:00Z"), "the broker answers", () -> trader.holdingsUnknown = false);

        runUntil("2026-03-02T22:00:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertEquals(true, summary.get("flat"));
        assertPrinted("   └─ Status: UNKNOWN (the account could not be read)");
        assertPrinted("   └─ Status: FLAT (no positions)");
    }

    @Test
    void run_keepsPreparing_untilTheServicesAnswer() throws Exception {
        trader.failedPreparations = 3;

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("09:25:45 AM ET prepare", trader.events.get(3));
        assertEquals("09:30:00 AM ET cycle 1", trader.events.get(4));
    }

    @Test
    void run_stillFlattens_whenTheServicesNeverAnswered() throws Exception {
        trader.failedPreparations = Integer.MAX_VALUE;

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("03:55:00 PM ET flatten end of day", trader.events.getLast());
    }

    @Test
    void run_flattens_whenThePositionsAreUnknown() throws Exception {
        trader.holdsPosition = true;
        trader.holdingsUnknown = true;

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("03:55:00 PM ET flatten end of day", trader.events.getLast());
        assertFalse(trader.holdsPosition);
    }

    @Test
    void run_namesWhatWasRecordedLast_whenTheAccountCannotBeReadAfterTheClose() throws Exception {
        trader.holdingsUnknown = true;
        writeTrades(row("AAPL", "buy", "BUY", "0", "10")
                + row("AAPL", "sell", "SELL", "4.05", "0")
                + row("MSFT", "buy", "BUY", "0", "7"));

        runUntil("2026-03-02T22:00:00Z");

        Map<String, Object> summary = Json.readObject(Files.readString(records.summary(MONDAY)));
        assertNull(summary.get("flat"));
        assertEquals(List.of("MSFT 7"), summary.get("positions_left"));
        assertPrinted("   └─ Status: UNKNOWN (the account could not be read; recorded last: MSFT 7)");
    }

    @Test
    void run_asksAgainAfterTheClose_untilTheAccountCanBeRead() throws Exception {
        trader.holdingsUnknown = true;
        time.at(Instant.parse("2026-03-02T21:01:00Z"), "the broker answers", () -> trader.holdingsUnknown = false);

        runUntil("2026-03-02T22:00:00Z");

        assertPrinted("   └─ Status: FLAT (no positions)");
    }

    @Test
    void run_keepsFlattening_untilItIsDone() throws Exception {
        trader.failedFlattens = 3;
        trader.holdsPosition = true;
        trader.openedAt = Instant.parse("2026-03-02T15:00:00Z");

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("03:55:15 PM ET flatten end of day", trader.events.getLast());
        assertFalse(trader.holdsPosition);
    }

    @Test
    void run_losesOneCycleOnly_whenACycleThrows() throws Exception {
        trader.failedCycles = 1;

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("09:35:00 AM ET cycle 2", trader.events.get(2));
        assertPrinted("❌ Cycle #1 failed: a bug");
    }

    @Test
    void run_closesOvernightPositionsAtTheOpen() throws Exception {
        trader.holdsPosition = true;
        trader.openedAt = Instant.parse("2026-02-27T15:00:00Z");

        runUntil("2026-03-02T22:00:00Z");

        assertEquals("09:30:00 AM ET flatten held overnight", trader.events.get(1));
        assertEquals("09:30:00 AM ET cycle 1", trader.events.get(2));
        assertPrinted("⚠️  Positions were held overnight; closing them at the open:");
    }

    @Test
    void run_saysWhatItIsDoing() throws Exception {
        runUntil("2026-03-02T22:00:00Z");

        assertEquals("sleeping until Mon 09:25 ET", statuses.getFirst());
        assertTrue(statuses.contains("cycle 1, next at 9:35 AM"), statuses.toString());
        assertTrue(statuses.contains("FLATTENING 0 of 0"));
    }

    @Test
    void run_saysHowFarTheFlattenIs_whileItRuns() throws Exception {
        trader.holdsPosition = true;
        trader.openedAt = Instant.parse("2026-03-02T15:00:00Z");
        trader.looksWhileClosing = 3;

        runUntil("2026-03-02T22:00:00Z");

        assertEquals(
                List.of("FLATTENING 0 of 1", "FLATTENING 1 of 1", "flat"),
                statuses.subList(statuses.indexOf("FLATTENING 0 of 1"), statuses.indexOf("flat") + 1));
        assertEquals("03:55:00 PM ET flatten end of day", trader.events.getLast());
        assertTrue(printed.stream().noneMatch(line -> line.contains("NOT FLAT")), printed.toString());
    }

    @Test
    void stop_keepsPositions_unlessAFlattenIsRequested() throws Exception {
        trader.holdsPosition = true;
        trader.openedAt = Instant.parse("2026-03-02T15:00:00Z");

        stopAt("2026-03-02T17:02:00Z");

        assertEquals("12:00:00 PM ET cycle 31", trader.events.getLast());
        assertTrue(trader.holdsPosition);
    }

    @Test
    void stop_closesPositions_whenTheSettingsSaySo() throws Exception {
        settings = onStop(OnStop.FLATTEN);
        trader.holdsPosition = true;
        trader.openedAt = Instant.parse("2026-03-02T15:00:00Z");

        stopAt("2026-03-02T17:02:00Z");

        assertTrue(trader.events.getLast().endsWith("flatten stopped"), trader.events.getLast());
        assertFalse(trader.holdsPosition);
    }

    @Test
    void stop_asksForNothing_whenTheMarketIsClosed() throws Exception {
        settings = onStop(OnStop.FLATTEN);

        stopAt("2026-03-02T02:00:00Z");

        assertEquals(List.of(), trader.events);
    }

    @Test
    void stop_closesPositions_whenTheInterruptBreaksAFile() {
        settings = onStop(OnStop.FLATTEN);
        time = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
        trader = new FakeTrader(time, records);
        RuntimeEnv runtimeEnv = new RuntimeEnv(folder.resolve("runtime_env.json"), "test");
        Progress breaking = line -> {
            if (line.equals("cycle 1")) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new ClosedByInterruptException());
            }
        };
        TradingSession session =
                new TradingSession(time, trader, settings, calendar, records, runtimeEnv, printed::add, breaking);
        Daemon daemon = new Daemon(time, calendar, session, runtimeEnv, printed::add, breaking);

        assertThrows(InterruptedException.class, () -> daemon.runUntil(Instant.parse("2026-03-04T00:00:00Z")));

        assertTrue(trader.events.getLast().endsWith("flatten stopped"), trader.events::toString);
    }

    private static SessionSettings onStop(OnStop onStop) {
        SessionSettings standard = SessionSettings.defaults();
        return new SessionSettings(standard.minInterval(), standard.maxInterval(), standard.cycleBudget(), onStop);
    }

    private void stopAt(String instant) {
        Thread daemon = Thread.currentThread();
        time.at(Instant.parse(instant), "stop", () -> {
            daemon.interrupt();
            time.wake(Set.of(daemon));
        });
        assertThrows(InterruptedException.class, () -> runUntil("2026-03-04T00:00:00Z"));
    }

    @Test
    void runtimeEnv_showsTheStateToOtherProcesses() throws Exception {
        runUntil("2026-03-02T22:00:00Z");

        Map<String, Object> state = Json.readObject(Files.readString(folder.resolve("runtime_env.json")));
        assertEquals("2026-03-03", state.get("TODAY_DATE"));
        assertEquals(false, state.get("IF_TRADE"));
        assertEquals("closed", state.get("MARKET_SESSION"));
        assertEquals("test", state.get("SIGNATURE"));
    }

    private static String row(String symbol, String action, String side, String profit, String after) {
        return """
            {"timestamp":"2026-03-02T15:00:00Z","date":"2026-03-02","action":"%s","symbol":"%s","side":"%s","qty":1,\
            "price":100.5,"pnl":%s,"position_after":%s,"cost_after":0,"order_id":"o","execution_id":"e","reason":"stop"}
            """.formatted(action, symbol, side, profit, after);
    }

    private void writeTrades(String rows) throws IOException {
        Path trades = records.trades(MONDAY);
        Files.createDirectories(trades.getParent());
        Files.writeString(trades, rows);
    }

    private void startAt(String instant) {
        time = new SimulatedTime(Instant.parse(instant));
        trader = new FakeTrader(time, records);
    }

    private void runUntil(String end) throws InterruptedException, IOException {
        RuntimeEnv runtimeEnv = new RuntimeEnv(folder.resolve("runtime_env.json"), "test");
        TradingSession session =
                new TradingSession(time, trader, settings, calendar, records, runtimeEnv, printed::add, statuses::add);
        new Daemon(time, calendar, session, runtimeEnv, printed::add, statuses::add).runUntil(Instant.parse(end));
    }

    private void assertPrinted(String line) {
        assertTrue(printed.contains(line), () -> "not printed: " + line + " in\n" + String.join("\n", printed));
    }
}
