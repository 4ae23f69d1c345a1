package activetrader.execution.flatten;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.execution.ScriptedFaults;
import activetrader.execution.SimulatedBroker;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.market.Money;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.event.AccountAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A flatten behind a proxy that edits the broker's answers. Thirty shares of AAPL and MSFT are held, each under a
/// stop; the odd item is AAPL's.
class LyingBrokerTest {
    private static final Instant LATE = Instant.parse("2026-01-14T20:55:00Z");
    private static final Instant CLOSE = Instant.parse("2026-01-14T21:00:00Z");
    private static final Symbol AAPL = SimulatedBroker.AAPL;
    private static final Symbol MSFT = SimulatedBroker.MSFT;

    private final SimulatedBroker broker = SimulatedBroker.at(LATE.minusSeconds(30));

    @BeforeEach
    void hold() {
        for (Symbol symbol : List.of(AAPL, MSFT)) {
            broker.broker()
                    .submit(NewOrder.market("x-" + symbol, symbol, Side.BUY, Quantity.of(30))
                            .protectedBy(Price.of("1.00"), null));
        }
        broker.passTo(LATE);
        assertEquals(2, broker.exchange().positions().size());
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private FlattenReport flatten() {
        return flattener().run(new FlattenRequest("test", "test"), CLOSE);
    }

    private Flattener flattener() {
        return new Flattener(broker.broker(), broker.time, _ -> {}, ParallelCalls.SEQUENTIAL);
    }

    /// Edits AAPL's item in the list of positions.
    private void edit(Consumer<Map<String, Object>> change) {
        rewritePositions(items -> items.stream()
                .map(item -> {
                    Map<String, Object> changed = new LinkedHashMap<>(item);
                    if (AAPL.value().equals(item.get("symbol"))) {
                        change.accept(changed);
                    }
                    return changed;
                })
                .toList());
    }

    private void rewritePositions(UnaryOperator<List<Map<String, Object>>> change) {
        broker.faults.rewrite(
                (request, body) -> isPositions(request) ? Json.writeWithNulls(change.apply(items(body))) : body);
    }

    private static boolean isPositions(WebRequest request) {
        return ScriptedFaults.gets("/v2/positions").test(request);
    }

    private static boolean isOrders(WebRequest request) {
        return ScriptedFaults.gets("/v2/orders").test(request);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(String body) {
        return Json.readList(body, Map.class).stream()
                .map(item -> (Map<String, Object>) item)
                .toList();
    }

    /// Shares that left without a sale: more of the symbol was bought than sold, but nothing is held.
    @ParameterizedTest
    @ValueSource(strings = {"rename", "transfer", "reverse split"})
    void run_isFlat_whenSharesBoughtTodayWentWithoutASale(String why) {
        broker.exchange()
                .apply(
                        switch (why) {
                            case "rename" -> new AccountAction.RenameSymbol(AAPL, Symbol.of("NVDA"));
                            case "transfer" ->
                                new AccountAction.MoveShares("ACATS", AAPL, BigDecimal.valueOf(-30), null, Money.ZERO);
                            default -> new AccountAction.SplitShares(AAPL, BigDecimal.ONE, BigDecimal.valueOf(3));
                        });

        FlattenReport report = flatten();

        assertTrue(broker.isFlat(), () -> "left: " + broker.exchange().positions());
        assertTrue(report.flat(), report::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qty", "symbol", "asset_class", "prices", "side"})
    void run_closesByAssetId_whatCannotBeRead(String odd) {
        edit(item -> {
            switch (odd) {
                case "qty" -> item.remove("qty");
                case "symbol" -> item.put("symbol", null);
                case "asset_class" -> item.put("asset_class", "us_equity_v2");
                case "prices" ->
                    List.of("avg_entry_price", "current_price", "cost_basis", "market_value", "lastday_price")
                            .forEach(name -> item.put(name, null));
                default -> {
                    item.put("qty", "N/A");
                    item.put("side", "N/A");
                }
            }
        });

        FlattenReport report = flatten();

        assertTrue(broker.isFlat(), () -> "left: " + broker.exchange().positions());
        assertTrue(report.flat(), report::toString);
        assertEquals(
                1,
                broker.faults
                        .requests(request -> request.method().equals("DELETE")
                                && request.path().startsWith("/v2/positions/"))
                        .size());
    }

    /// The exchange knows no such symbol here and refuses: the others are closed, and what is left is named.
    @ParameterizedTest
    @ValueSource(strings = {"00123Q104", "BRK/B", "ABC.RT.WI"})
    void run_asksForTheSymbolAsTheBrokerSpellsIt(String symbol) {
        edit(item -> item.put("symbol", symbol));

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertEquals(new Symbol(symbol), report.remaining().getFirst().symbol());
        assertEquals(List.of(AAPL), held());
        List<WebRequest> asked = broker.faults.requests(
                request -> request.method().equals("POST") && request.body().contains("\"" + symbol + "\""));
        assertFalse(asked.isEmpty());
        assertTrue(asked.size() <= 6, () -> asked.size() + " refused orders in five minutes");
    }

    private List<Symbol> held() {
        return broker.exchange().positions().stream()
                .map(position -> position.symbol())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unrealized_pl", "market_value", "current_price", "qty_available", "lastday_price"})
    void run_endsFlat_whenAFieldCannotBeRead(String field) {
        edit(item -> item.put(field, "N/A"));

        FlattenReport report = flatten();

        assertTrue(report.flat() && broker.isFlat(), report::toString);
    }

    @Test
    void run_isNotFlat_whileTheListOfPositionsIsEmptyByMistake() {
        rewritePositions(_ -> List.of());

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertTrue(String.valueOf(report.trouble()).contains("AAPL 30 shares more were bought"), report::toString);
    }

    @Test
    void run_isNotFlat_whenOnePositionIsMissingFromTheList() {
        rewritePositions(items -> items.stream()
                .filter(item -> !AAPL.value().equals(item.get("symbol")))
                .toList());

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertEquals(List.of(AAPL), held());
    }

    /// A position held overnight has no execution today: only equity and cash show it.
    @Test
    void run_isNotFlat_whenEquityIsNotCash() {
        broker.faults.rewrite((request, body) -> {
            if (isPositions(request)) {
                return "[]";
            }
            return request.path().startsWith("/v2/account/activities") ? "[]" : body;
        });

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertTrue(String.valueOf(report.trouble()).contains("equity is $"), report::toString);
    }

    @Test
    void run_continues_andSells_whenTheListComesBack() {
        rewritePositions(_ -> List.of());
        broker.time.at(LATE.plusSeconds(40), "the list is right again", () -> broker.faults.rewrite(null));

        FlattenReport report = flatten();

        assertTrue(report.flat() && broker.isFlat(), report::toString);
        assertTrue(report.finishedAt().isAfter(LATE.plusSeconds(40)), report::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"AAPL\""})
    void run_isNotFlat_whenAPositionIsNoObject(String item) {
        broker.faults.rewrite((request, body) ->
                isPositions(request) ? "[" + item + (body.length() > 2 ? "," : "") + body.substring(1) : body);

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertTrue(broker.isFlat(), "what can be read is sold");
        assertTrue(report.remaining().getFirst().why().contains("no object"), report::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"id\":7}", "{\"status\":\"new\"}"})
    void run_sells_andIsNotFlat_whenAnOrderCannotBeRead(String item) {
        broker.faults.rewrite((request, body) ->
                isOrders(request) ? "[" + item + (body.length() > 2 ? "," : "") + body.substring(1) : body);

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertTrue(broker.isFlat());
    }

    @Test
    void run_endsFlat_whenNoOrderSaysWhenItWasSubmitted() {
        broker.faults.rewrite((request, body) ->
                isOrders(request) ? body.replaceAll("\"submitted_at\":\"[^\"]*\"", "\"submitted_at\":\"soon\"") : body);

        FlattenReport report = flatten();

        assertTrue(report.flat() && broker.isFlat(), report::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF%s", "%s<!-- node 7 -->", "%s]"})
    void run_endsFlat_whateverStandsAroundTheJson(String around) {
        broker.faults.rewrite((_, body) -> body.startsWith("[") ? around.replace("%s", body) : body);

        FlattenReport report = flatten();

        assertTrue(report.flat() && broker.isFlat(), report::toString);
    }

    /// The stops hold the shares, and only the broker's refusals say which orders those are.
    @Test
    void run_sellsWhatPositionsShow_whenNoListOfOrdersComes() {
        broker.faults.down(LyingBrokerTest::isOrders);

        FlattenReport report = flatten();

        assertTrue(broker.isFlat(), () -> "left: " + held());
        assertFalse(report.flat(), "no list shows that no order is open");
        assertTrue(String.valueOf(report.trouble()).contains("500"), report::toString);
        assertEquals(List.of(), report.notes());
    }

    /// Neither a list nor a refusal says which orders hold the shares.
    @Test
    void run_cancelsAllOrders_whenTheHoldersOfTheSharesAreUnknown() {
        broker.faults.down(LyingBrokerTest::isOrders);
        broker.faults.rewrite((_, body) -> body.replace("related_orders", "unrelated"));

        FlattenReport report = flatten();

        assertTrue(broker.isFlat(), () -> "left: " + held());
        assertFalse(report.flat(), "no list shows that no order is open");
        assertTrue(
                report.notes().stream()
                        .anyMatch(note -> note.contains("DELETE /v2/orders") && note.contains("for 15 s")),
                report::toString);
    }

    /// The account-wide call would reach the orders of what stays.
    @Test
    void run_cancelsNoOrderOfWhatStays_whenTheHoldersOfTheSharesAreUnknown() {
        rewritePositions(items -> items.stream()
                .map(item -> {
                    Map<String, Object> changed = new LinkedHashMap<>(item);
                    if (MSFT.value().equals(item.get("symbol"))) {
                        changed.put("asset_class", "crypto");
                    }
                    return changed;
                })
                .toList());
        broker.faults.down(LyingBrokerTest::isOrders);

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertTrue(report.notes().stream().noneMatch(note -> note.contains("DELETE /v2/orders")), report::toString);
    }

    @Test
    void run_sellsWhatWasTradedToday_whenNoListOfPositionsComes() {
        broker.faults.down(LyingBrokerTest::isPositions);

        FlattenReport report = flatten();

        assertTrue(broker.isFlat(), () -> "left: " + held());
        assertFalse(report.flat());
    }

    @Test
    void run_sendsTheBrokersOwnCall_onlyWhenNothingCanBeRead() {
        broker.faults.down(request -> request.method().equals("GET"));

        FlattenReport report = flatten();

        assertTrue(broker.isFlat(), () -> "left: " + held());
        assertFalse(report.flat());
        assertTrue(report.notes().getFirst().contains("reaches what is not ours"), report::toString);
    }

    @Test
    void run_closesTheWholeAccountFirst_whenAPersonAskedForEverything() {
        FlattenReport report = flattener().ofEverything().run(new FlattenRequest("panic", "test"), CLOSE);

        assertTrue(report.flat() && broker.isFlat(), report::toString);
        assertEquals(1, report.notes().size());
    }

    /// Half a bitcoin under a stop-limit of its own, beside the stocks.
    @Test
    void run_leavesOtherAssetClassesAlone_withTheirOrders() {
        broker.faults.rewrite(LyingBrokerTest::withBitcoin);

        FlattenReport report = flatten();

        assertTrue(report.flat() && broker.isFlat(), report::toString);
        assertEquals(
                List.of("0.5 BTCUSD (asset class crypto)", "BTCUSD (order btc-stop, asset class crypto)"),
                report.kept().stream().map(FlattenReport.Remaining::inWords).toList());
        assertEquals(
                List.of(),
                broker.faults.requests(request -> request.method().equals("DELETE")
                        && (request.path().equals("/v2/orders")
                                || request.path().endsWith("btc-stop"))));
    }

    private static String withBitcoin(WebRequest request, String body) {
        if (isPositions(request)) {
            return prefixed(body, """
                {"asset_id":"btc","symbol":"BTCUSD","asset_class":"crypto","qty":"0.5","qty_available":"0",
                 "side":"long","market_value":"45000"}\
                """);
        }
        if (isOrders(request)) {
            return prefixed(body, """
                {"id":"btc-stop","client_order_id":"mine","symbol":"BTC/USD","asset_class":"crypto",
                 "side":"sell","type":"stop_limit","time_in_force":"gtc","qty":"0.5","filled_qty":"0",
                 "status":"new"}\
                """.replace("BTC/USD", "BTCUSD"));
        }
        if (request.path().equals("/v2/account")) {
            Map<String, Object> account = new LinkedHashMap<>(Json.readObject(body));
            account.put("equity", new BigDecimal(String.valueOf(account.get("equity"))).add(new BigDecimal("45100")));
            return Json.writeWithNulls(account);
        }
        return body;
    }

    private static String prefixed(String list, String item) {
        return "[" + item + (list.equals("[]") ? "" : ",") + list.substring(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asset AAPL is not tradable",
                "asset \\\"AAPL\\\" is inactive",
                "AAPL was delisted",
                "could not find asset \\\"AAPL\\\"",
                "account is closed"
            })
    void run_endsWithAListOfWhatCannotBeSold(String words) {
        broker.faults.answer(
                request -> request.method().equals("POST") && request.body().contains("AAPL")
                        ? WebResponse.json(422, "{\"code\":42210000,\"message\":\"" + words + "\"}")
                        : null);

        FlattenReport report = flatten();

        assertFalse(report.flat());
        assertTrue(report.finishedAt().isBefore(LATE.plusSeconds(30)), report::toString);
        assertEquals(List.of(AAPL), held());
        assertTrue(report.remaining().getFirst().why().startsWith("cannot be sold"), report::toString);
        assertEquals(
                1,
                broker.faults.requests(ScriptedFaults.posts("/v2/orders")).stream()
                        .filter(request -> request.body().contains("at-20260114-f-AAPL"))
                        .count());
    }

    @Test
    void run_repeatsAnUnknownRefusalOnceAMinute() {
        broker.faults.answer(
                request -> request.method().equals("POST") && request.body().contains("AAPL")
                        ? WebResponse.json(422, "{\"code\":42210000,\"message\":\"no\"}")
                        : null);

        flatten();

        List<WebRequest> asked = broker.faults.requests(
                request -> request.method().equals("POST") && request.body().contains("at-20260114-f-AAPL"));
        assertTrue(asked.size() > 2 && asked.size() <= 6, () -> asked.size() + " orders in five minutes");
        assertEquals(List.of(AAPL), held());
        assertTrue(Duration.between(LATE, broker.time.instant()).compareTo(Duration.ofMinutes(4)) > 0);
    }
}
