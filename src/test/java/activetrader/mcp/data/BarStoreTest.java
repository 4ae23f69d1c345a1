package activetrader.mcp.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BarStoreTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
    private static final Instant OPEN = Instant.parse("2026-11-23T14:30:00Z");
    private static final Symbol AAA = new Symbol("AAA");
    private static final Symbol BBB = new Symbol("BBB");

    private final TradingCalendar calendar = new NyseCalendar();
    private final SimulatedTime time =
            new SimulatedTime(OPEN.plus(Duration.ofMinutes(17)).plusSeconds(20));
    private final FakeMarketData data =
            new FakeMarketData(time).walk(calendar, LocalDate.of(2026, 11, 10), DATE, "AAA", "BBB");
    private final BarStore store = new BarStore(data, calendar, time);

    private <T> T read(Function<SymbolBars, T> reader) {
        return store.read(List.of(AAA, BBB), bars -> reader.apply(Objects.requireNonNull(bars.get(AAA))));
    }

    private List<Bar> bars(Timeframe timeframe) {
        return read(bars -> List.copyOf(bars.frame(timeframe).bars()));
    }

    @Test
    void read_loadsHistoryInThreeRequests_andNothingAgainInTheSameMinute() {
        read(SymbolBars::newest);
        assertEquals(
                List.of(
                        "bars 2 1Day 2026-06-26T04:00:00Z 2026-11-23T04:59:59Z",
                        "bars 2 5Min 2026-11-16T14:30:00Z 2026-11-20T20:59:00Z",
                        "bars 2 1Min 2026-11-20T14:30:00Z 2026-11-23T14:46:00Z"),
                data.takeRequests());

        read(SymbolBars::newest);
        assertEquals(List.of(), data.takeRequests());
    }

    @Test
    void read_asksOnlyForTheMinutesSince() throws InterruptedException {
        read(SymbolBars::newest);
        data.takeRequests();
        time.sleep(Duration.ofMinutes(5));

        assertEquals(
                Instant.parse("2026-11-23T14:51:00Z"), read(SymbolBars::newest).start());
        assertEquals(List.of("bars 2 1Min 2026-11-23T14:45:00Z 2026-11-23T14:51:00Z"), data.takeRequests());
    }

    @Test
    void longerBars_areThoseThatAreOver() {
        assertEquals(390 + 17, bars(Timeframe.MIN_1).size());
        assertEquals(5 * 78 + 3, bars(Timeframe.MIN_5).size());
        assertEquals(5 * 26 + 1, bars(Timeframe.MIN_15).size());
    }

    @Test
    void longerBars_areTheFeedsOwn_howeverTheyAreReached() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            read(SymbolBars::newest);
            time.sleep(Duration.ofSeconds(97));
        }
        List<Bar> grown = bars(Timeframe.MIN_15);
        BarStore fresh = new BarStore(data, calendar, time);

        assertEquals(
                grown,
                fresh.read(
                        List.of(AAA),
                        bars -> List.copyOf(Objects.requireNonNull(bars.get(AAA))
                                .frame(Timeframe.MIN_15)
                                .bars())));
        List<Bar> wanted = asked(Timeframe.MIN_15, OPEN, grown.getLast().start());
        assertEquals(wanted, grown.subList(5 * 26, grown.size()));
    }

    @Test
    void read_takesARevisedMinute() throws InterruptedException {
        Bar last = read(SymbolBars::newest);
        Bar revised = new Bar(
                last.start(), last.open(), Price.of("999"), last.low(), last.close(), last.volume() + 1, null, 1);
        data.add("AAA", List.of(revised));
        time.sleep(Duration.ofMinutes(1));

        List<Bar> minutes = bars(Timeframe.MIN_1);
        assertEquals(revised, minutes.get(minutes.size() - 2));
        assertEquals(390 + 18, minutes.size());
    }

    @Test
    void read_takesALateMinute_ofABarThatWasClosed() throws InterruptedException {
        Instant late = OPEN.plus(Duration.ofMinutes(14));
        Bar bar = asked(Timeframe.MIN_1, late, late).getFirst();
        SimulatedTime early = new SimulatedTime(OPEN.plus(Duration.ofMinutes(15)));
        FakeMarketData feed = new FakeMarketData(early).walk(calendar, LocalDate.of(2026, 11, 10), DATE, "AAA");
        feed.remove("AAA", late);
        BarStore other = new BarStore(feed, calendar, early);
        long before = lastFiveMinutesVolume(other);
        feed.add("AAA", List.of(bar));
        early.sleep(Duration.ofMinutes(1));

        assertEquals(before + bar.volume(), lastFiveMinutesVolume(other));
    }

    private static long lastFiveMinutesVolume(BarStore store) {
        Bar last = store.read(
                List.of(AAA),
                bars -> Objects.requireNonNull(bars.get(AAA))
                        .frame(Timeframe.MIN_5)
                        .lastBar());
        return last.volume();
    }

    @Test
    void relativeVolume_comparesWithTheSameTimeOfOtherDays() {
        double expected = volumeOfFifteenMinutes(OPEN) / usualVolume();

        assertEquals(expected, read(SymbolBars::relativeVolume).orElseThrow(), 1e-9);
    }

    private List<Bar> asked(Timeframe timeframe, Instant start, Instant end) {
        return data.bars(List.of(AAA), timeframe, start, end).getOrDefault(AAA, List.of());
    }

    private long volumeOfFifteenMinutes(Instant open) {
        return asked(Timeframe.MIN_1, open, open.plus(Duration.ofMinutes(14))).stream()
                .mapToLong(Bar::volume)
                .sum();
    }

    private double usualVolume() {
        long sum = 0;
        for (int day = 16; day <= 20; day++) {
            Instant open =
                    calendar.on(LocalDate.of(2026, 11, day)).orElseThrow().open();
            sum += volumeOfFifteenMinutes(open);
        }
        return sum / 5.0;
    }

    @Test
    void read_startsAnew_onTheNextDay_andRestsAfterTheClose() throws InterruptedException {
        read(SymbolBars::newest);
        time.sleepUntil(Instant.parse("2026-11-23T22:00:00Z"));
        assertEquals(
                Instant.parse("2026-11-23T20:59:00Z"), read(SymbolBars::newest).start());
        data.takeRequests();
        time.sleepUntil(Instant.parse("2026-11-23T23:00:00Z"));
        read(SymbolBars::newest);
        assertEquals(List.of(), data.takeRequests());

        time.sleepUntil(Instant.parse("2026-11-24T14:25:00Z"));
        assertEquals(false, read(SymbolBars::hasTradedToday));
        assertEquals(3, data.takeRequests().size());
    }

    @Test
    void read_hasNoBars_ofAnUnknownSymbol() {
        Symbol stranger = new Symbol("ZZZ");

        assertEquals(
                true,
                store.read(
                        List.of(stranger),
                        bars -> Objects.requireNonNull(bars.get(stranger)).isEmpty()));
    }
}
