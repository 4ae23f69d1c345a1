package activetrader.execution;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.MarketData;
import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.fake.FakeBroker;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.TestLimits;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A broker whose answers are right, and a feed with one wrong value: nothing is bought.
class LyingInputsTest {
    private static final Symbol AAPL = Symbol.of("AAPL");

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
    private final FakeBroker broker = new FakeBroker(time);

    @TempDir
    private Path folder;

    /// The snapshots of a [TestMarket] and its 5-minute bars, with wrong values.
    private final class Liar extends TestMarket {
        private UnaryOperator<Snapshot> snapshot = UnaryOperator.identity();
        private UnaryOperator<Bar> bar = UnaryOperator.identity();
        private UnaryOperator<Bar> day = UnaryOperator.identity();

        Liar() {
            super(LyingInputsTest.this.broker, LyingInputsTest.this.time);
        }

        @Override
        public Map<Symbol, Snapshot> snapshots(Collection<Symbol> symbols) {
            Map<Symbol, Snapshot> snapshots = new TreeMap<>(super.snapshots(symbols));
            snapshots.replaceAll((_, each) -> snapshot.apply(each));
            return snapshots;
        }

        @Override
        public Map<Symbol, List<Bar>> bars(
                Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end) {
            Map<Symbol, List<Bar>> bars = new TreeMap<>(super.bars(symbols, timeframe, start, end));
            if (timeframe == Timeframe.MIN_5) {
                bars.replaceAll((_, each) -> each.stream().map(bar).toList());
            }
            if (timeframe == Timeframe.DAY_1) {
                bars.replaceAll((_, each) -> each.stream().map(day).toList());
            }
            return bars;
        }
    }

    private final Liar feed = new Liar();

    private static Price times(@Nullable Price price, String factor) {
        return new Price(requireNonNull(price).value().multiply(new BigDecimal(factor)));
    }

    private static Quote times(@Nullable Quote quote, String factor) {
        requireNonNull(quote);
        return new Quote(
                quote.symbol(),
                quote.at(),
                times(quote.bid(), factor),
                quote.bidSize(),
                times(quote.ask(), factor),
                quote.askSize());
    }

    private static Snapshot quoting(Snapshot snapshot, String factor) {
        return new Snapshot(
                snapshot.symbol(),
                snapshot.latestTrade(),
                times(snapshot.latestQuote(), factor),
                snapshot.minuteBar(),
                snapshot.dailyBar(),
                snapshot.previousDailyBar());
    }

    private EntryResult buy(long shares, MarketData data) {
        try (OrderDesk desk = OrderDeskAssembly.open(
                broker,
                data,
                new NyseCalendar(),
                new RecordFolder(folder, "test"),
                TestLimits.unhurried(),
                ExecutionSettings.defaults(),
                time,
                _ -> {})) {
            return desk.enter(EntryRequest.buy(AAPL, Quantity.of(shares), "test", "2026-03-02#5"));
        }
    }

    private void assertDenied(String code, EntryResult result) {
        assertEquals(code, assertInstanceOf(EntryResult.Denied.class, result).reasonCode());
        assertTrue(broker.orders.submitted.isEmpty());
    }

    /// It is asked for once a day otherwise.
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.5", "2", "10"})
    void enter_passes_minutesAfterAWrongPriorCloseIsPutRight(String factor) throws InterruptedException {
        try (OrderDesk desk = OrderDeskAssembly.open(
                broker,
                feed,
                new NyseCalendar(),
                new RecordFolder(folder, "test"),
                TestLimits.unhurried(),
                ExecutionSettings.defaults(),
                time,
                _ -> {})) {
            feed.day = bar -> times(bar, factor);
            assertDenied("PRICES_DISAGREE", buy(desk, 1));
            feed.day = UnaryOperator.identity();
            assertDenied("PRICES_DISAGREE", buy(desk, 2));

            time.sleep(Duration.ofMinutes(4));

            assertInstanceOf(EntryResult.Placed.class, buy(desk, 3));
        }
    }

    private static EntryResult buy(OrderDesk desk, int cycle) {
        return desk.enter(EntryRequest.buy(AAPL, Quantity.of(10), "test", "2026-03-02#" + cycle));
    }

    private static Bar times(Bar bar, String factor) {
        return new Bar(
                bar.start(),
                times(bar.open(), factor),
                times(bar.high(), factor),
                times(bar.low(), factor),
                times(bar.close(), factor),
                bar.volume(),
                null,
                0);
    }

    @Test
    void enter_passes_whenAllInputsAgree() {
        assertInstanceOf(EntryResult.Placed.class, buy(90, feed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.5", "0.9", "1.1", "2", "10"})
    void enter_isDenied_whenTheQuoteAloneHasAnotherScale(String factor) {
        feed.snapshot = snapshot -> quoting(snapshot, factor);

        assertDenied("PRICES_DISAGREE", buy(90, feed));
    }

    /// The bars come in an answer of their own.
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.5"})
    void enter_isDenied_whenTheWholeSnapshotHasAnotherScale(String factor) {
        feed.snapshot = snapshot -> {
            Trade trade = requireNonNull(snapshot.latestTrade());
            return new Snapshot(
                    snapshot.symbol(),
                    new Trade(trade.symbol(), trade.at(), times(trade.price(), factor), trade.size(), trade.exchange()),
                    times(snapshot.latestQuote(), factor),
                    null,
                    null,
                    null);
        };

        assertDenied("PRICES_DISAGREE", buy(90, feed));
    }

    /// Only the daily bars of earlier days are right.
    @Test
    void enter_isDenied_whenEverythingOfTodayHasAnotherScale() {
        feed.snapshot = snapshot ->
                quoting(new Snapshot(snapshot.symbol(), null, snapshot.latestQuote(), null, null, null), "0.5");
        feed.bar = bar -> new Bar(
                bar.start(),
                times(bar.open(), "0.5"),
                times(bar.high(), "0.5"),
                times(bar.low(), "0.5"),
                times(bar.close(), "0.5"),
                bar.volume(),
                null,
                0);

        assertDenied("PRICES_DISAGREE", buy(90, feed));
    }

    /// The average true range of this market is one dollar: two of them make the stop.
    @Test
    void enter_keepsItsStop_whenOneBarHasAWickOfAFifth() {
        Instant bad = Instant.parse("2026-03-02T14:50:00Z");
        feed.bar = bar -> bar.start().equals(bad)
                ? new Bar(bar.start(), bar.open(), bar.high(), Price.of("80"), bar.close(), bar.volume(), null, 0)
                : bar;

        EntryResult.Placed placed = assertInstanceOf(EntryResult.Placed.class, buy(90, feed));

        assertTrue(
                placed.stopLoss().isBelow(Price.of("98")) && placed.stopLoss().isAbove(Price.of("97.68")));
    }
}
