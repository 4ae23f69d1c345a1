package activetrader.execution.flatten;

import static activetrader.execution.flatten.Samples.AAPL;
import static activetrader.execution.flatten.Samples.MSFT;
import static activetrader.execution.flatten.Samples.TEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.AccountActivity;
import activetrader.execution.fake.FakeBroker;
import activetrader.market.Account;
import activetrader.market.ActivityKind;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlatBalanceTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T05:00:00Z");
    private static final Set<ActivityKind> MOVES_SHARES = EnumSet.of(
            ActivityKind.SHARE_TRANSFER,
            ActivityKind.SPLIT,
            ActivityKind.REVERSE_SPLIT,
            ActivityKind.SPIN_OFF,
            ActivityKind.MERGER,
            ActivityKind.SYMBOL_CHANGE,
            ActivityKind.REORGANIZATION,
            ActivityKind.ASSIGNMENT,
            ActivityKind.DIVIDEND);

    private final SimulatedTime time = new SimulatedTime(TEN);
    private final FakeBroker broker = new FakeBroker(time);

    private static Account account(String cash, String equity) {
        return new Account(
                "id",
                "A1",
                "ACTIVE",
                Money.of(cash),
                Money.of(equity),
                Money.ZERO,
                Money.ZERO,
                BigDecimal.ONE,
                false,
                true);
    }

    private static Fill fill(Side side, int shares) {
        return new Fill("f", "o", AAPL, side, Quantity.of(shares), Price.of("100"), TEN);
    }

    private static Optional<String> doubt(String equity, List<Fill> today, List<Money> kept) {
        return new FlatBalance(account("1000", equity), today, Map.of()).disagreement(Set.of(), Optional.of(kept));
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, true", "999, true", "1001.01, false", "998.99, false"})
    void equity_mayDifferFromCash_byADollarOfFees(String equity, boolean flat) {
        assertEquals(flat, doubt(equity, List.of(), List.of()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1001.50, true", "1001.51, false"})
    void fees_growWithWhatWasSold_notWithWhatWasBought(String equity, boolean flat) {
        List<Fill> today = List.of(fill(Side.BUY, 100), fill(Side.SELL, 10));

        assertEquals(flat, doubt(equity, today, List.of()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1116, true", "1116.01, false", "1084, true", "1083.99, false"})
    void worthOfWhatStays_mayMoveByFivePercent(String equity, boolean flat) {
        List<Money> kept = List.of(Money.of(200), Money.of(-100));

        assertEquals(flat, doubt(equity, List.of(), kept).isEmpty());
    }

    @Test
    void disagreement_saysWhatDiffers() {
        assertEquals(
                Optional.of("no position is listed, but equity is $1500 and cash $1000"),
                doubt("1500", List.of(), List.of()));
        assertEquals(
                Optional.of("no position is listed, but equity is $1500 and cash $1000, with $200 left alone"),
                doubt("1500", List.of(), List.of(Money.of(200))));
    }

    @Test
    void equity_saysNothing_whenAWorthIsNotKnown() {
        FlatBalance balance = new FlatBalance(account("1000", "5000"), List.of(), Map.of());

        assertEquals(Optional.empty(), balance.disagreement(Set.of(), Optional.empty()));
    }

    @Test
    void sharesThatWereOnlyBought_contradictAnEmptyList_unlessTheirSymbolStays() {
        FlatBalance balance = new FlatBalance(account("1000", "1000"), List.of(), Map.of(AAPL, BigDecimal.TEN));

        assertEquals(
                Optional.of("no position is listed, but of AAPL 10 shares more were bought than sold"),
                balance.disagreement(Set.of(), Optional.of(List.of())));
        assertEquals(Optional.empty(), balance.disagreement(Set.of(AAPL), Optional.of(List.of())));
    }

    @Test
    void sharesThatWereSold_contradictNothing() {
        FlatBalance balance = new FlatBalance(
                account("1000", "1000"), List.of(), Map.of(AAPL, BigDecimal.TEN.negate(), MSFT, BigDecimal.ZERO));

        assertEquals(Optional.empty(), balance.disagreement(Set.of(), Optional.of(List.of())));
    }

    private FlatBalance ask() {
        return FlatBalance.ask(broker, MIDNIGHT);
    }

    private void activity(ActivityKind kind, @Nullable Symbol symbol, int shares) {
        broker.account.activities.add(new AccountActivity(
                "a", kind, kind.name(), TEN, symbol, BigDecimal.valueOf(shares), null, Money.ZERO, null));
    }

    @Test
    void bought_isWhatCameBeyondWhatWent() {
        broker.externalBuy(AAPL, 10);
        broker.externalSell(AAPL, 4);
        broker.externalBuy(MSFT, 3);
        broker.externalSell(MSFT, 3);

        assertEquals(Map.of(AAPL, BigDecimal.valueOf(6)), ask().bought());
        assertEquals(4, ask().today().size());
        assertEquals(broker.account().cash(), ask().account().cash());
    }

    /// A short position of an earlier day that was covered today is no purchase.
    @Test
    void bought_isCountedOverThirtyDays() throws InterruptedException {
        broker.orders.shorts = true;
        broker.externalSell(AAPL, 10);
        time.sleep(Duration.ofDays(1));
        broker.externalBuy(AAPL, 10);

        FlatBalance balance = FlatBalance.ask(broker, MIDNIGHT.plus(Duration.ofDays(1)));

        assertEquals(1, balance.today().size());
        assertEquals(Set.of(AAPL), balance.bought().keySet());
        assertEquals(0, balance.bought().values().iterator().next().signum());
        assertEquals(
                List.of(MIDNIGHT.plus(Duration.ofDays(1)), MIDNIGHT.minus(Duration.ofDays(29))),
                broker.activitiesAskedFrom);
    }

    @Test
    void longerHistory_isNotAskedFor_whenNothingWasBought() {
        broker.externalBuy(AAPL, 10);
        broker.externalSell(AAPL, 10);

        ask();

        assertEquals(List.of(MIDNIGHT), broker.activitiesAskedFrom);
    }

    @ParameterizedTest
    @EnumSource
    void sharesThatLeftByAnActivity_areNotMissing_whereItsKindMovesShares(ActivityKind kind) {
        broker.externalBuy(AAPL, 10);
        activity(kind, AAPL, -10);
        activity(kind, null, 5);

        assertEquals(MOVES_SHARES.contains(kind), ask().bought().isEmpty());
        assertTrue(ask().bought().keySet().stream().allMatch(AAPL::equals));
    }
}
