package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.CorporateAction;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlpacaMarketDataTest {
    private static final Symbol AAA = Symbol.of("AAA");
    private static final Symbol BBB = Symbol.of("BBB");
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final FakeAlpaca alpaca = new FakeAlpaca();
    private final AlpacaMarketData data = new AlpacaMarketData(alpaca.settings(), new SimulatedTime(NOW));

    @AfterEach
    void close() {
        data.close();
        alpaca.close();
    }

    private Map<Symbol, List<Bar>> bars(Set<Symbol> symbols) {
        return data.bars(symbols, Timeframe.MIN_1, NOW.minusSeconds(600), NOW);
    }

    @Test
    void bars_followEveryPage_shortAndEmptyOnesToo() {
        alpaca.then(200, "{\"bars\":{\"AAA\":[" + bar("14:50", 1) + "]},\"next_page_token\":\"p2\"}")
                .then(200, "{\"bars\":{},\"next_page_token\":\"p3\"}")
                .then(
                        200,
                        "{\"bars\":{\"AAA\":[" + bar("14:51", 2) + "],\"BBB\":[" + bar("14:50", 3)
                                + "]},\"next_page_token\":null}");

        Map<Symbol, List<Bar>> series = bars(Set.of(AAA, BBB));

        assertEquals(List.of(1L, 2L), volumes(series, AAA));
        assertEquals(List.of(3L), volumes(series, BBB));
        assertEquals("p3", alpaca.request(2).query("page_token").orElseThrow());
    }

    @Test
    void bars_nameFeedAndBounds() {
        alpaca.then(200, "{\"bars\":null}");

        assertEquals(Map.of(), bars(Set.of(AAA)));
        assertEquals("iex", alpaca.request(0).query("feed").orElseThrow());
        assertEquals("1Min", alpaca.request(0).query("timeframe").orElseThrow());
        assertEquals("2026-03-02T14:50:00Z", alpaca.request(0).query("start").orElseThrow());
        assertEquals("2026-03-02T15:00:00Z", alpaca.request(0).query("end").orElseThrow());
    }

    @Test
    void bars_ofADelayedFeed_endWhereTheFreePlanDoes() {
        alpaca.then(200, "{\"bars\":null}");
        AlpacaSettings delayed = alpaca.settings().with(Feed.DELAYED_SIP);

        try (AlpacaMarketData late = new AlpacaMarketData(delayed, new SimulatedTime(NOW))) {
            late.bars(Set.of(AAA), Timeframe.MIN_1, NOW.minusSeconds(6000), NOW);
        }

        assertEquals("sip", alpaca.request(0).query("feed").orElseThrow());
        assertEquals("2026-03-02T14:45:00Z", alpaca.request(0).query("end").orElseThrow());
    }

    @Test
    void bars_withImpossiblePrices_areDropped() {
        alpaca.then(
                200,
                "{\"bars\":{\"AAA\":["
                        + "{\"t\":\"2026-03-02T14:50:00Z\",\"o\":10,\"h\":9,\"l\":8,\"c\":8.5,\"v\":1},"
                        + "{\"t\":\"2026-03-02T14:51:00Z\",\"o\":0,\"h\":9,\"l\":0,\"c\":8.5,\"v\":1},"
                        + "{\"o\":9,\"h\":9,\"l\":8,\"c\":8.5,\"v\":1},"
                        + bar("14:52", 7) + "]}}");

        assertEquals(List.of(7L), volumes(bars(Set.of(AAA)), AAA));
    }

    @Test
    void bars_areAskedForAHundredSymbolsAtATime() {
        alpaca.then(200, "{\"bars\":{}}").then(200, "{\"bars\":{}}").then(200, "{\"bars\":{}}");
        List<Symbol> many =
                IntStream.range(0, 201).mapToObj(i -> Symbol.of("S" + i)).toList();

        data.bars(many, Timeframe.DAY_1, NOW.minusSeconds(600), NOW);

        List<Integer> sizes = alpaca.requests().stream()
                .map(request -> request.query("symbols").orElseThrow().split(",").length)
                .toList();
        assertEquals(List.of(100, 100, 1), sizes);
    }

    @Test
    void quotes_haveNoSide_wherePriceIsZero() {
        alpaca.then(200, """
                {"quotes":{"AAA":{"t":"2026-03-02T14:59:59.12Z","bp":10.01,"bs":300,"ap":0,"as":0},"BBB":null,
                 "odd symbol":{"t":"2026-03-02T14:59:59Z"}}}""");

        Map<Symbol, Quote> quotes = data.latestQuotes(Set.of(AAA, BBB));

        assertEquals(Set.of(AAA), quotes.keySet());
        Quote quote = Objects.requireNonNull(quotes.get(AAA));
        assertEquals(Price.of("10.01"), quote.bid());
        assertNull(quote.ask());
    }

    @Test
    void snapshots_keepTheirGoodParts() {
        alpaca.then(200, """
                {"AAA":{"latestTrade":{"t":"2026-03-02T14:59:59Z","p":0,"s":1},"latestQuote":null,
                  "dailyBar":{"t":"2026-03-02T05:00:00Z","o":10,"h":11,"l":9,"c":10.5,"v":100,"n":3,"vw":10.2}},
                 "BBB":null}""");

        Map<Symbol, Snapshot> snapshots = data.snapshots(List.of(AAA, BBB));

        Snapshot snapshot = Objects.requireNonNull(snapshots.get(AAA));
        assertEquals(1, snapshots.size());
        assertNull(snapshot.latestTrade());
        assertNotNull(snapshot.dailyBar());
        assertEquals("AAA,BBB", alpaca.request(0).query("symbols").orElseThrow());
    }

    @Test
    void latestTrades_areReadBySymbol() {
        alpaca.then(200, "{\"trades\":{\"AAA\":{\"t\":\"2026-03-02T14:59:59Z\",\"p\":10.0501,\"s\":20,\"x\":\"V\"}}}");

        assertEquals(
                Price.of("10.0501"),
                Objects.requireNonNull(data.latestTrades(Set.of(AAA)).get(AAA)).price());
    }

    @Test
    void screeners_leaveOutWhatIsNoTicker() {
        alpaca.then(200, """
                        {"most_actives":[{"symbol":"AAA","volume":9,"trade_count":2},{"symbol":"A/W","volume":1}]}""").then(200, """
                        {"gainers":[{"symbol":"AAA","percent_change":12.5,"change":1.1,"price":9.9},
                                    {"symbol":"BBB","percent_change":1,"change":1,"price":0}],"losers":null}""");

        assertEquals(1, data.mostActives(10).size());
        assertEquals(1, data.movers(10).gainers().size());
    }

    @Test
    void news_isAskedWithoutBodies() {
        alpaca.then(200, """
                {"news":[{"id":7,"headline":"H","created_at":"2026-03-02T14:00:00Z","symbols":["AAA"]},{"id":8}]}""");

        var news = data.news(Set.of(AAA), null, NOW, 10);

        assertEquals(1, news.size());
        assertEquals("", news.getFirst().summary());
        assertEquals("false", alpaca.request(0).query("include_content").orElseThrow());
        assertTrue(alpaca.request(0).query("start").isEmpty());
    }

    private static List<Long> volumes(Map<Symbol, List<Bar>> series, Symbol symbol) {
        return series.getOrDefault(symbol, List.of()).stream().map(Bar::volume).toList();
    }

    private static String bar(String time, long volume) {
        return String.format(
                Locale.ROOT,
                "{\"t\":\"2026-03-02T%s:00Z\",\"o\":10,\"h\":10.5,\"l\":9.5,\"c\":10.25,\"v\":%d,\"n\":3,\"vw\":10.1}",
                time,
                volume);
    }

    private List<String> actions(String json) {
        alpaca.then(200, json);
        return data.corporateActions(Set.of(AAA), LocalDate.of(2020, 1, 1), LocalDate.of(2026, 3, 2)).stream()
                .map(CorporateAction::inWords)
                .toList();
    }

    /// The recording of a split, and each other type as Alpaca's description shows it.
    @Test
    void corporateActions_areReadByType_oldestFirst() {
        List<String> actions = actions("""
                {"corporate_actions": {
                  "cash_dividends": [{"id": "0", "symbol": "AAPL", "process_date": "2020-08-13", "rate": 0.82}],
                  "forward_splits": [{"cusip": "037833100", "ex_date": "2020-08-31", "id": "1", "new_rate": 4,
                    "old_rate": 1, "process_date": "2020-08-31", "symbol": "AAPL"}],
                  "reverse_splits": [{"ex_date": "2023-08-24", "id": "2", "new_rate": 1, "old_rate": 50,
                    "process_date": "2023-08-24", "symbol": "MNTS"}],
                  "name_changes": [{"id": "3", "new_symbol": "VFS", "old_symbol": "BSAQ",
                    "process_date": "2023-08-15"}],
                  "spin_offs": [{"id": "4", "new_rate": 1, "new_symbol": "SRM", "process_date": "2023-08-15",
                    "source_rate": 19.35, "source_symbol": "JUPW"}],
                  "stock_mergers": [{"id": "5", "acquiree_rate": 1, "acquiree_symbol": "LSI",
                    "acquirer_rate": 0.895, "acquirer_symbol": "EXR", "process_date": "2023-07-20"}],
                  "cash_mergers": [{"id": "6", "acquiree_symbol": "GLOP", "process_date": "2023-07-17",
                    "rate": 5.37}],
                  "worthless_removals": [{"id": "7", "symbol": "GONE", "process_date": "2024-01-02"},
                    {"id": "8", "symbol": null, "process_date": "2024-01-02"},
                    {"id": "9", "symbol": "GONE", "process_date": "soon"}]},
                 "next_page_token": null}""");

        assertEquals(
                List.of(
                        "a 4:1 split of AAPL on 2020-08-31",
                        "GLOP was bought for cash on 2023-07-17",
                        "LSI was merged into EXR, 0.895:1 on 2023-07-20",
                        "BSAQ became VFS on 2023-08-15",
                        "SRM was spun off from JUPW, 1:19.35 on 2023-08-15",
                        "a 1:50 reverse split of MNTS on 2023-08-24",
                        "GONE was removed as worthless on 2024-01-02"),
                actions);
        assertEquals("2020-01-01", alpaca.request(0).query("start").orElseThrow());
        assertEquals("2026-03-02", alpaca.request(0).query("end").orElseThrow());
        assertFalse(alpaca.request(0).query("types").orElseThrow().contains("dividend"));
    }

    @Test
    void corporateActions_followEveryPage() {
        alpaca.then(200, "{\"corporate_actions\":{},\"next_page_token\":\"p2\"}");

        assertEquals(List.of(), actions("{\"next_page_token\":null}"));
        assertEquals("p2", alpaca.request(1).query("page_token").orElseThrow());
    }
}
