package activetrader.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.Tapes;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.data.DataApi;
import activetrader.simulator.tape.altered.AnotherFuture;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// At a time nothing of what comes later shows: two markets with the same past and another future answer alike.
class NoLookAheadTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);
    private static final TradingDay DAY = CALENDAR.on(DATE).orElseThrow();
    private static final Set<Symbol> SYMBOLS = Set.of(Symbol.of("SPY"), Symbol.of("COIN"), Symbol.of("F"));
    private static final String LIST = "symbols=COIN,F,SPY";

    @Test
    void answers_areTheSame_whateverComesLater() {
        SplittableRandom random = new SplittableRandom(11);
        BarTape whole = (BarTape) market().tape();
        for (int round = 0; round < 12; round++) {
            int minute = random.nextInt(0, 390);
            Instant now = DAY.open().plusSeconds(60L * minute).plusMillis(random.nextLong(0, 60_000));
            BarTape other = withAnotherFuture(minute + 1, now);
            for (String request : requests()) {
                assertEquals(answer(whole, now, request), answer(other, now, request), request + " at " + now);
            }
        }
    }

    @Test
    void answers_areTheSame_untilTheInstantOfAnotherFuture() {
        SplittableRandom random = new SplittableRandom(12);
        MarketTape whole = market().tape();
        for (int round = 0; round < 12; round++) {
            Instant cut = DAY.open().plusMillis(random.nextLong(1, 390 * 60_000));
            MarketTape other = AnotherFuture.of(whole, cut, round);
            for (Instant at : List.of(cut.minusMillis(1), cut.minusSeconds(random.nextLong(1, 9_000)))) {
                for (String request : requests()) {
                    assertEquals(answer(whole, at, request), answer(other, at, request), request + " at " + at);
                }
            }
        }
    }

    @Test
    void prices_differ_fromTheInstantOfAnotherFuture() {
        MarketTape whole = market().tape();
        Instant cut = DAY.open().plusSeconds(3630);
        MarketTape other = AnotherFuture.of(whole, cut, 1);

        for (Symbol symbol : SYMBOLS) {
            assertNotEquals(
                    whole.quote(symbol, DAY.close().minusSeconds(1))
                            .orElseThrow()
                            .bid(),
                    other.quote(symbol, DAY.close().minusSeconds(1))
                            .orElseThrow()
                            .bid());
            assertNotEquals(
                    whole.minutes(symbol, cut.minusSeconds(30), DAY.close(), DAY.close()),
                    other.minutes(symbol, cut.minusSeconds(30), DAY.close(), DAY.close()));
            assertEquals(
                    whole.minutes(symbol, DAY.open(), cut.minusSeconds(31), DAY.close()),
                    other.minutes(symbol, DAY.open(), cut.minusSeconds(31), DAY.close()));
        }
    }

    @Test
    void first_findsTheInstant_onEitherSideOfTheCut() {
        MarketTape whole = market().tape();
        Instant cut = DAY.open().plusSeconds(3630);
        MarketTape other = AnotherFuture.of(whole, cut, 1);
        Symbol symbol = Symbol.of("SPY");
        Quote early = whole.quote(symbol, cut.minusSeconds(600)).orElseThrow();
        Quote late = other.quote(symbol, cut.plusSeconds(600)).orElseThrow();

        assertEquals(
                Optional.of(early.at()),
                other.first(symbol, DAY.open(), DAY.close(), quote -> quote.at().equals(early.at())));
        assertEquals(
                Optional.of(late.at()),
                other.first(symbol, DAY.open(), DAY.close(), quote -> quote.at().equals(late.at())));
    }

    @Test
    void answers_differLater_whenTheFutureDoes() {
        Instant now = DAY.open().plusSeconds(3600);

        String one = answer(market().tape(), now.plusSeconds(600), "/v2/stocks/bars?timeframe=1Min&" + LIST);
        String other =
                answer(withAnotherFuture(60, now), now.plusSeconds(600), "/v2/stocks/bars?timeframe=1Min&" + LIST);

        assertNotEquals(one, other);
    }

    private static List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (String frame : List.of("1Min", "5Min", "15Min", "30Min", "1Hour", "1Day", "1Week", "1Month")) {
            requests.add("/v2/stocks/bars?timeframe=" + frame + "&end=2026-02-01&start=2026-01-12&limit=10000&" + LIST);
            requests.add("/v2/stocks/COIN/bars?timeframe=" + frame + "&sort=desc");
        }
        for (String kind : List.of("bars", "trades", "quotes")) {
            requests.add("/v2/stocks/" + kind + "/latest?" + LIST);
            requests.add("/v2/stocks/F/" + kind + "/latest");
        }
        requests.add("/v2/stocks/trades?end=2026-02-01&limit=10000&" + LIST);
        requests.add("/v2/stocks/quotes?end=2026-02-01&sort=desc&" + LIST);
        requests.add("/v2/stocks/snapshots?" + LIST);
        requests.add("/v2/stocks/SPY/snapshot");
        requests.add("/v1beta1/news?limit=50&end=2026-02-01");
        requests.add("/v1beta1/screener/stocks/most-actives");
        requests.add("/v1beta1/screener/stocks/movers");
        return requests;
    }

    private static String answer(MarketTape tape, Instant now, String target) {
        String[] parts = target.split("\\?", 2);
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : parts.length == 1 ? new String[0] : parts[1].split("&")) {
            query.put(pair.split("=")[0], pair.split("=")[1]);
        }
        Map<String, String> keys = Map.of("apca-api-key-id", "SIM", "apca-api-secret-key", "SIM");
        WebResponse response = new DataApi(tape, new SimulatedTime(now), ApiKeys.defaults(), 200)
                .handle(new WebRequest("GET", parts[0], query, keys, ""));
        assertEquals(200, response.status(), response.body());
        return response.body();
    }

    private static Tapes.Dated market() {
        return new Tapes(CALENDAR, SYMBOLS, List.of(), 1).synthetic(DATE);
    }

    /// The same market, in which from `minute` of the played day on every price is another; news after `now` too.
    private static BarTape withAnotherFuture(int minute, Instant now) {
        BarTape whole = (BarTape) market().tape();
        List<Series> changed =
                whole.series().stream().map(series -> changed(series, minute)).toList();
        return new BarTape(whole.label(), CALENDAR, changed, List.of(), whole.news(now), 1);
    }

    private static Series changed(Series series, int minute) {
        List<SessionBars> sessions = new ArrayList<>(series.sessions());
        SessionBars last = sessions.removeLast();
        SessionBars.Builder other = new SessionBars.Builder(last.day());
        for (int index = 0; index < last.minutes(); index++) {
            long shift = index < minute ? 0 : 10_000;
            other.put(
                    index,
                    last.open(index) + shift,
                    last.high(index) + shift,
                    last.low(index) + shift,
                    last.close(index) + shift,
                    last.volume(index) + shift);
        }
        sessions.add(other.build());
        return new Series(series.listing(), series.days(), sessions);
    }
}
