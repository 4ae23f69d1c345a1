package activetrader.app.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.config.ConfigException;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.Quirks;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.faults.FaultRule;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.CalendarFault;
import activetrader.simulator.lies.ClockFault;
import activetrader.simulator.lies.Lie;
import activetrader.simulator.lies.Oddity;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.Halt;
import activetrader.simulator.tape.PriceStep;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultFileTest {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);
    private static final Instant MIDNIGHT = Instant.parse("2026-01-14T05:00:00Z");
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");

    @TempDir
    private Path folder;

    private FaultFile read(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("faults.json"), json);
        return FaultFile.read(file, SimulatorSettings.defaults(), DATE);
    }

    private List<String> problems(String json) {
        return assertThrows(ConfigException.class, () -> read(json)).problems();
    }

    @Test
    void read_takesLies() throws IOException {
        List<Mishap> mishaps = read("""
                {"faults": [{"kind": "scaled_prices", "factor": 0.5, "of": "all"},
                            {"kind": "odd_list", "oddity": "null_item", "path": "/v2/positions"},
                            {"kind": "false_calendar", "fault": "today_missing"},
                            {"kind": "false_clock", "fault": "close_earlier"},
                            {"kind": "false_field", "field": "last_equity"},
                            {"kind": "slow_answer", "seconds": 9}]}""").rules().stream().map(FaultRule::mishap).toList();

        assertEquals(
                List.of(
                        new Mishap.Lying(new Lie.ScaledPrices(new BigDecimal("0.5"), true)),
                        new Mishap.Lying(new Lie.OddList(Oddity.NULL_ITEM)),
                        new Mishap.Lying(new Lie.FalseCalendar(CalendarFault.TODAY_MISSING)),
                        new Mishap.Lying(new Lie.FalseClock(ClockFault.CLOSE_EARLIER)),
                        new Mishap.Lying(new Lie.FalseField("last_equity", "0")),
                        new Mishap.SlowAnswer(Duration.ofSeconds(9))),
                mishaps);
    }

    @Test
    void read_namesWhatIsWrongWithALie() {
        List<String> problems = problems("""
                {"faults": [{"kind": "scaled_prices", "factor": 0},
                            {"kind": "odd_list", "oddity": "upside_down"},
                            {"kind": "false_field"}]}""");

        assertEquals(3, problems.size(), problems::toString);
    }

    @Test
    void read_takesEverything() throws IOException {
        FaultFile file = read("""
                {"exchange": {"visibility_lag_seconds": 2.5, "reject_percent": 5, "clock_offset_seconds": -40,
                              "partial_fill_percent": 60, "cancel_delay_seconds": 8, "requests_per_minute": 90},
                 "halts": [{"symbol": "AAPL", "from": "10:00", "until": "10:15:30"}],
                 "restarts": ["10:00"],
                 "faults": [{"kind": "rate_limit", "seconds": 20, "from": "10:00", "method": "POST",
                             "path": "/v2/orders", "percent": 50, "times": 3},
                            {"kind": "html"}]}""");

        assertEquals(
                SimulatorSettings.defaults()
                        .exchange()
                        .withPartialFillPercent(60)
                        .withCancelDelay(Duration.ofSeconds(8))
                        .withRequestsPerMinute(90)
                        .withQuirks(new Quirks(Duration.ofMillis(2500), 5, Duration.ofSeconds(-40))),
                file.exchange());
        assertEquals(List.of(new Halt(Symbol.of("AAPL"), TEN, TEN.plusSeconds(930))), file.halts());
        assertEquals(List.of(TEN), file.restarts());
        Instant end = MIDNIGHT.plus(Duration.ofDays(1));
        assertEquals(
                List.of(
                        FaultRule.always(new Mishap.TooMany(Duration.ofSeconds(20)))
                                .between(TEN, end)
                                .with("POST", "/v2/orders")
                                .percent(50)
                                .atMost(3),
                        FaultRule.always(new Mishap.HtmlPage()).between(MIDNIGHT, end)),
                file.rules());
    }

    @Test
    void read_takesTheAccountsScript() throws IOException {
        Script script = read("""
                {"account": [
                  {"kind": "cash", "at": "10:00", "type": "CSW", "amount": -5000},
                  {"kind": "shares", "at": "10:00", "symbol": "MSFT", "shares": 90, "price": 500},
                  {"kind": "split", "at": "10:00", "symbol": "AAPL", "new": 10, "old": 1},
                  {"kind": "rename", "at": "10:00", "symbol": "AMD", "to": "AMDX"},
                  {"kind": "spinoff", "at": "10:00", "symbol": "AMD", "to": "AMDX", "new": 1, "old": 4},
                  {"kind": "merger", "at": "10:00", "symbol": "INTC", "to": "AMD", "old": 2, "cash": 7.5},
                  {"kind": "merger", "at": "10:00", "symbol": "MU", "cash": 95},
                  {"kind": "gap", "at": "10:00", "symbol": "NVDA", "percent": -15},
                  {"kind": "bust", "at": "10:00", "symbol": "MSFT"},
                  {"kind": "correct", "at": "10:00", "symbol": "MSFT", "price": 501.5, "shares": 80},
                  {"kind": "correct", "at": "10:00", "symbol": "MSFT", "shares_percent": 50},
                  {"kind": "crypto", "at": "10:00", "symbol": "BTC/USD", "coins": 0.5, "price": 50000, "stop": 45000},
                  {"kind": "inactive", "symbol": "TSLA"}]}""").script();

        Symbol msft = Symbol.of("MSFT");
        assertEquals(
                List.of(
                        new AccountAction.MoveCash("CSW", Money.of(-5000), null),
                        new AccountAction.MoveShares("JNLS", msft, BigDecimal.valueOf(90), Price.of("500"), Money.ZERO),
                        new AccountAction.SplitShares(Symbol.of("AAPL"), BigDecimal.TEN, BigDecimal.ONE),
                        new AccountAction.RenameSymbol(Symbol.of("AMD"), Symbol.of("AMDX")),
                        new AccountAction.SpinOff(
                                Symbol.of("AMD"), Symbol.of("AMDX"), BigDecimal.ONE, BigDecimal.valueOf(4)),
                        new AccountAction.Merger(
                                Symbol.of("INTC"),
                                Symbol.of("AMD"),
                                BigDecimal.ONE,
                                BigDecimal.valueOf(2),
                                Money.of("7.5")),
                        new AccountAction.Merger(Symbol.of("MU"), null, BigDecimal.ONE, BigDecimal.ONE, Money.of("95")),
                        new AccountAction.BustLastFill(msft),
                        new AccountAction.CorrectLastFill(
                                msft, new Quantity(BigDecimal.valueOf(80)), Price.of("501.5")),
                        new AccountAction.ScaleLastFill(msft, new BigDecimal("0.50"), new BigDecimal("1.00")),
                        new AccountAction.HoldCrypto(
                                "BTC/USD", new BigDecimal("0.5"), Price.of("50000"), Price.of("45000"))),
                script.actions().stream().map(Script.Timed::action).toList());
        assertEquals(
                List.of(
                        new PriceStep(Symbol.of("AAPL"), TEN, new BigDecimal("0.1"), true),
                        new PriceStep(Symbol.of("NVDA"), TEN, new BigDecimal("0.85"), false)),
                script.steps());
        assertEquals(
                List.of(
                        new AssetChange(Symbol.of("INTC"), TEN, AssetChange.State.INACTIVE),
                        new AssetChange(Symbol.of("MU"), TEN, AssetChange.State.INACTIVE),
                        new AssetChange(Symbol.of("TSLA"), MIDNIGHT, AssetChange.State.INACTIVE)),
                script.assets());
    }

    @Test
    void read_namesWhatIsWrongInTheScript() {
        assertEquals(
                2,
                problems("{\"account\": [{\"kind\": \"split\", \"symbol\": \"aapl\"}, {\"kind\": \"theft\"}]}")
                        .size());
    }

    @Test
    void read_changesNothing_whenItSaysNothing() throws IOException {
        SimulatorSettings settings = SimulatorSettings.defaults();

        FaultFile file = read("{}");

        assertEquals(settings, file.applyTo(settings));
        assertEquals(List.of(), file.rules());
    }

    @Test
    void read_takesTheExampleOfTheDocumentation() throws IOException {
        FaultFile file = read(documented(0));

        assertEquals(3, file.rules().size());
        assertEquals(1, file.halts().size());
        assertEquals(1, file.restarts().size());
    }

    @Test
    void read_takesTheDocumentedScript_whichHasEveryKind() throws IOException {
        Script script = read(documented(1)).script();

        assertEquals(
                Set.of(
                        AccountAction.MoveCash.class,
                        AccountAction.MoveShares.class,
                        AccountAction.SplitShares.class,
                        AccountAction.RenameSymbol.class,
                        AccountAction.SpinOff.class,
                        AccountAction.Merger.class,
                        AccountAction.BustLastFill.class,
                        AccountAction.CorrectLastFill.class,
                        AccountAction.ScaleLastFill.class,
                        AccountAction.HoldCrypto.class),
                script.actions().stream()
                        .map(timed -> timed.action().getClass())
                        .collect(Collectors.toSet()));
        assertEquals(2, script.steps().size());
        assertEquals(
                List.of(AssetChange.State.INACTIVE, AssetChange.State.UNTRADABLE, AssetChange.State.INACTIVE),
                script.assets().stream().map(AssetChange::state).toList());
    }

    /// The n-th example of the page.
    private static String documented(int n) throws IOException {
        String page = Files.readString(Path.of("docs/reference/simulator.md"));
        List<String> examples = Pattern.compile("```json(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        return examples.get(n);
    }

    @Test
    void read_namesEveryKind() {
        assertEquals(
                List.of("faults[0].kind must be one of rate_limit, error, html, slow, lost_request, lost_answer,"
                        + " torn_answer, stale_quotes, crossed_quotes, slow_answer, scaled_prices, one_sided_quotes,"
                        + " odd_list, false_calendar, false_clock, false_field, garbage, endless, echo, mute_stream, late_stream, cut_stream,"
                        + " was \"storm\""),
                problems("{\"faults\": [{\"kind\": \"storm\"}]}"));
    }

    @Test
    void read_saysAllThatIsWrong_aLineEach() {
        assertEquals(
                List.of(
                        "exchange.reject_percent must be a whole number from 0 to 100, was 300",
                        "halts[0].symbol: symbol must be a ticker in capitals such as AAPL or BRK.B, was \"apple pie\"",
                        "restarts must look like 15:54 or 15:54:30, was \"noon\"",
                        "faults[0].until must be after from",
                        "faults[0].sometimes is not a known key; known here: from, until, kind, seconds, method, path,"
                                + " percent, times"),
                problems("""
                        {"exchange": {"reject_percent": 300},
                         "halts": [{"symbol": "apple pie"}],
                         "restarts": ["noon"],
                         "faults": [{"kind": "slow", "from": "11:00", "until": "10:00", "sometimes": true}]}"""));
    }

    @Test
    void read_saysSo_whenThereIsNoFile() {
        ConfigException failure = assertThrows(
                ConfigException.class,
                () -> FaultFile.read(folder.resolve("none.json"), SimulatorSettings.defaults(), DATE));

        assertEquals("--faults " + folder.resolve("none.json") + " does not exist", failure.getMessage());
    }
}
