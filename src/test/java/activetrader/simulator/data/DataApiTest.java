package activetrader.simulator.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.SharedFolder;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.Tapes;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.MarketTape;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataApiTest {
    private static final Instant NOW = Instant.parse("2026-01-14T15:07:30Z");
    private static final Map<String, String> KEYS = Map.of("apca-api-key-id", "SIM", "apca-api-secret-key", "SIM");
    private static final MarketTape TAPE = new Tapes(new NyseCalendar(), Set.of(), List.of(), 1)
            .synthetic(LocalDate.of(2026, 1, 14))
            .tape();

    private final DataApi api = api(10_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 1000})
    void bars_comeCompleteThroughAnyPageSize(int limit) {
        String target = "/v2/stocks/bars?symbols=SPY,AAPL,F&timeframe=5Min&start=2026-01-14T14:30:00Z&limit=" + limit;
        List<String> seen = new ArrayList<>();
        Object token = null;
        do {
            Map<String, Object> page = get(token == null ? target : target + "&page_token=" + token);
            object(page.get("bars"))
                    .forEach((symbol, bars) -> list(bars)
                            .forEach(bar -> seen.add(symbol + " " + object(bar).get("t"))));
            token = page.get("next_page_token");
        } while (token != null);

        assertEquals(3 * 8, seen.size());
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
        assertEquals("AAPL 2026-01-14T14:30:00Z", seen.getFirst());
        assertEquals("SPY 2026-01-14T15:05:00Z", seen.getLast());
    }

    @Test
    void bars_comeBackwards_whenDescending() {
        String target = "/v2/stocks/SPY/bars?timeframe=1Min&start=2026-01-14&sort=desc&limit=2";

        Map<String, Object> first = get(target);
        Map<String, Object> second = get(target + "&page_token=" + first.get("next_page_token"));

        assertEquals(
                "2026-01-14T15:06:00Z",
                object(list(first.get("bars")).getFirst()).get("t"));
        assertEquals(
                "2026-01-14T15:04:00Z",
                object(list(second.get("bars")).getFirst()).get("t"));
        assertEquals("SPY", first.get("symbol"));
    }

    @ParameterizedTest
    @CsvSource({
        "1Min, 2026-01-14T14:30:00Z",
        "5Min, 2026-01-14T14:30:00Z",
        "15T, 2026-01-14T14:30:00Z",
        "1Hour, 2026-01-14T14:00:00Z",
        "1Day, 2026-01-14T05:00:00Z",
        "1Week, 2026-01-12T05:00:00Z",
        "1Month, 2026-01-01T05:00:00Z",
    })
    void bars_startOnTheNewYorkClock(String timeframe, String start) {
        Map<String, Object> answer =
                get("/v2/stocks/SPY/bars?start=2026-01-01&timeframe=" + timeframe + "&limit=10000");

        assertTrue(
                list(answer.get("bars")).stream()
                        .anyMatch(bar -> start.equals(object(bar).get("t"))),
                answer::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/stocks/bars?symbols=SPY&timeframe=7Weeks | 400 | invalid timeframe: 7Weeks",
                "/v2/stocks/bars?symbols=SPY&timeframe=1Day&limit=10001 | 400 | invalid limit: larger than the allowed"
                        + " maximum of 10000",
                "/v2/stocks/bars?symbols=SPY&timeframe=1Day&adjustment=X | 400 | invalid adjustment: X",
                "/v2/stocks/bars?symbols=SPY&timeframe=1Day&start=2026-01-05&end=2026-01-02 | 400 | end should not be"
                        + " before start",
                "/v2/stocks/bars?symbols=SPY&timeframe=1Day&feed=moon | 400 | invalid feed: moon",
                "/v2/stocks/bars?symbols=SPY&timeframe=1Day&page_token=zzz | 400 | invalid page_token: zzz",
                "/v2/stocks/ZZZZ/trades/latest | 404 | no trade found for ZZZZ",
                "/v2/stocks/SPY/nonsense | 404 | endpoint not found",
            })
    void answer_saysWhatIsWrong(String target, int status, String message) {
        WebResponse response = api.handle(request(target, KEYS));

        assertEquals(status, response.status());
        assertEquals(Map.of("message", message), Json.readObject(response.body()));
    }

    @Test
    void unknownSymbols_areMissing() {
        assertEquals(
                "{\"bars\":{},\"next_page_token\":null}",
                api.handle(request("/v2/stocks/bars?symbols=ZZZZ&timeframe=1Day", KEYS))
                        .body());
        assertEquals(
                Set.of("SPY"),
                object(get("/v2/stocks/quotes/latest?symbols=SPY,ZZZZ").get("quotes"))
                        .keySet());
        assertEquals(Set.of("SPY"), get("/v2/stocks/snapshots?symbols=SPY,ZZZZ").keySet());
        assertNull(get("/v2/stocks/ZZZZ/bars?timeframe=1Day").get("bars"));
    }

    @Test
    void wrongKey_getsThePageOfTheDataHost() {
        WebResponse response = api.handle(request("/v2/stocks/snapshots?symbols=SPY", Map.of()));

        assertEquals(401, response.status());
        assertEquals("text/html", response.contentType());
        assertTrue(response.body().startsWith("<html>"));
    }

    @Test
    void requests_areRefusedAboveTheLimit() {
        DataApi strict = api(2);
        WebRequest request = request("/v2/stocks/snapshots?symbols=SPY", KEYS);

        assertEquals("1", strict.handle(request).headers().get("X-RateLimit-Remaining"));
        assertEquals("0", strict.handle(request).headers().get("X-RateLimit-Remaining"));
        assertEquals(429, strict.handle(request).status());
        assertTrue(strict.handle(request).body().contains("too many requests."));
    }

    @Test
    void news_comeByPagesNewestFirst() {
        Map<String, Object> first = get("/v1beta1/news?limit=3");
        Map<String, Object> second = get("/v1beta1/news?limit=3&page_token=" + first.get("next_page_token"));
        List<String> times = new ArrayList<>();
        list(first.get("news"))
                .forEach(item -> times.add(String.valueOf(object(item).get("updated_at"))));
        list(second.get("news"))
                .forEach(item -> times.add(String.valueOf(object(item).get("updated_at"))));

        assertEquals(6, times.size());
        assertEquals(times.stream().sorted().toList(), times.reversed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bars.200.bars | /v2/stocks/bars?symbols=AAPL&timeframe=1Min&limit=1",
                "bars_latest.200.bars | /v2/stocks/bars/latest?symbols=AAPL,TSLA",
                "quotes_latest.200.quotes | /v2/stocks/quotes/latest?symbols=AAPL,TSLA",
                "trades_latest.200.trades | /v2/stocks/trades/latest?symbols=AAPL,TSLA",
                "snapshots.200.snapshots | /v2/stocks/snapshots?symbols=AAPL,TSLA",
                "symbol_bars.200.bars | /v2/stocks/AAPL/bars?timeframe=1Min&limit=1",
                "symbol_bars_latest.200.bar | /v2/stocks/AAPL/bars/latest",
                "symbol_quotes_latest.200.quote | /v2/stocks/AAPL/quotes/latest",
                "symbol_trades_latest.200.trade | /v2/stocks/AAPL/trades/latest",
                "symbol_snapshot.200.snapshot | /v2/stocks/AAPL/snapshot",
                "symbol_quotes.200.quotes | /v2/stocks/AAPL/quotes?limit=1",
                "symbol_trades.200.trades | /v2/stocks/AAPL/trades?limit=1",
            })
    void answers_haveTheFieldsOfTheSpecification(String sample, String target) throws IOException {
        String recorded = Files.readString(
                SharedFolder.require("alpaca/samples/DATA.GET_v2_stocks_" + sample + ".spec-example.json"));

        assertEquals(fields(Json.readObject(recorded)), fields(get(target)));
    }

    @Test
    void screener_ranksByVolumeAndByMove() {
        List<Object> actives =
                list(get("/v1beta1/screener/stocks/most-actives?top=3").get("most_actives"));
        Map<String, Object> movers = get("/v1beta1/screener/stocks/movers?top=50");

        assertEquals(3, actives.size());
        assertFalse(list(movers.get("gainers")).isEmpty()
                && list(movers.get("losers")).isEmpty());
    }

    /// The shape of an answer: names all the way down, symbols as `*`, lists by their first item.
    private static Object fields(Object json) {
        if (json instanceof Map<?, ?> map) {
            Map<String, Object> fields = new TreeMap<>();
            map.forEach((name, value) ->
                    fields.put(String.valueOf(name).matches("AAPL|TSLA") ? "*" : String.valueOf(name), fields(value)));
            return fields;
        }
        if (json instanceof List<?> list) {
            return list.isEmpty() || list.getFirst() instanceof String ? "[]" : List.of(fields(list.getFirst()));
        }
        return "value";
    }

    private Map<String, Object> get(String target) {
        WebResponse response = api.handle(request(target, KEYS));
        assertEquals(200, response.status(), response.body());
        return Json.readObject(response.body());
    }

    private static Map<String, Object> corporateActions(String query) {
        Instant ofToday = Instant.parse("2026-01-14T09:00:00Z");
        DataApi scripted = new DataApi(
                TAPE,
                new SimulatedTime(NOW),
                ApiKeys.defaults(),
                100,
                new Script(
                        List.of(new PriceStep(Symbol.of("AAPL"), ofToday, new BigDecimal("0.25"), true)),
                        List.of(new Renaming(
                                Symbol.of("FB"), Symbol.of("META"), Instant.parse("2026-01-12T09:00:00Z"))),
                        List.of(),
                        Stream.of(
                                        new AccountAction.SpinOff(
                                                Symbol.of("JUPW"),
                                                Symbol.of("SRM"),
                                                BigDecimal.ONE,
                                                new BigDecimal("19.35")),
                                        merger("GLOP", null, "5.37"),
                                        merger("LSI", "EXR", "0"),
                                        merger("MLVF", "FRBA", "7.8"),
                                        new AccountAction.BustLastFill(Symbol.of("AAPL")))
                                .map(action -> new Script.Timed(ofToday, action))
                                .toList()));
        WebResponse answer = scripted.handle(request("/v1/corporate-actions?" + query, KEYS));
        return object(Json.readObject(answer.body()).get("corporate_actions"));
    }

    private static AccountAction merger(String gone, @Nullable String buyer, String cash) {
        return new AccountAction.Merger(
                Symbol.of(gone),
                buyer == null ? null : Symbol.of(buyer),
                new BigDecimal("0.895"),
                BigDecimal.ONE,
                Money.of(cash));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbols=SRM | spin_offs | source_symbol=JUPW,source_rate=19.35,new_symbol=SRM,new_rate=1",
                "symbols=GLOP | cash_mergers | acquiree_symbol=GLOP,rate=5.37",
                "symbols=LSI | stock_mergers | acquiree_symbol=LSI,acquirer_symbol=EXR,acquirer_rate=0.895",
                "symbols=FRBA | stock_and_cash_mergers | acquiree_symbol=MLVF,acquirer_symbol=FRBA,cash_rate=7.8",
            })
    void reorganization_isListedWithItsRates(String query, String list, String fields) {
        Map<String, Object> actions = corporateActions(query);

        assertEquals(Set.of(list), actions.keySet());
        Map<String, Object> one = object(((List<?>) Objects.requireNonNull(actions.get(list))).getFirst());
        for (String field : fields.split(",")) {
            assertEquals(field.split("=")[1], String.valueOf(one.get(field.split("=")[0])), field);
        }
        assertEquals("2026-01-14", one.get("process_date"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "symbols=SRM&types=stock_merger | ''",
                "symbols=AAPL,FB | forward_splits",
                "symbols=AAPL,FB&start=2026-01-08&end=2026-01-14 | forward_splits,name_changes",
                "symbols=META&start=2026-01-08 | name_changes",
                "symbols=AAPL,FB&start=2026-01-08&types=name_change | name_changes",
                "symbols=AAPL,FB&start=2026-01-13&types=name_change | ''",
                "symbols=MSFT&start=2026-01-08 | ''",
            })
    void corporateActions_areThoseOfSymbolsTypesAndInterval(String query, String lists) {
        assertEquals(lists, String.join(",", corporateActions(query).keySet()));
    }

    private static DataApi api(int perMinute) {
        return new DataApi(TAPE, new SimulatedTime(NOW), ApiKeys.defaults(), perMinute);
    }

    private static WebRequest request(String target, Map<String, String> headers) {
        String[] parts = target.split("\\?", 2);
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : parts.length == 1 ? new String[0] : parts[1].split("&")) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return new WebRequest("GET", parts[0], query, headers, "");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object json) {
        return (Map<String, Object>) Objects.requireNonNull(json);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object json) {
        return (List<Object>) Objects.requireNonNull(json);
    }
}
