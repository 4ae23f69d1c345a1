package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Quote;
import activetrader.market.RawItem;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule about the account at, just below and just above its limit.
class AccountRulesTest {
    private final Scene scene = new Scene();

    @Test
    void decide_approves_whenAllIsInOrder() {
        assertEquals("approved", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, approved", "REDUCE_ONLY, trading_mode", "HALTED, trading_mode"})
    void tradingMode(TradingMode mode, String verdict) {
        scene.mode = mode;

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T14:29:59.999Z, session_open",
        "2026-03-03T14:30:00Z, no_entry_first_minutes",
        "2026-03-03T14:44:59.999Z, no_entry_first_minutes",
        "2026-03-03T14:45:00Z, approved",
        "2026-03-03T20:29:59.999Z, approved",
        "2026-03-03T20:30:00Z, no_entry_last_minutes",
        "2026-03-03T20:59:59.999Z, no_entry_last_minutes",
        "2026-03-03T21:00:00Z, session_open",
    })
    void session(Instant now, String verdict) {
        scene.now = now;
        scene.clock = ClockCheck.agreeing(now);
        scene.quote = new Quote(
                Scene.ACME,
                now,
                Scene.quote("99.98", "100").bid(),
                1,
                Scene.quote("99.98", "100").ask(),
                1);
        scene.volatility = new Volatility(BigDecimal.ONE, now);

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, approved",
        "0, 30000, approved",
        "0, -30000, approved",
        "0, 30001, clock_agrees",
        "0, -30001, clock_agrees",
        "0, -86400000, clock_agrees",
        "1800, 0, approved",
        "1801, 0, clock_agrees",
        "-1, 0, clock_agrees",
    })
    void clockAgrees(int secondsAgo, long skewMillis, String verdict) {
        scene.clock = new ClockCheck(Scene.NOON.minusSeconds(secondsAgo), Duration.ofMillis(skewMillis), false);

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void clockAgrees_denies_whenTheBrokerDisputesThatTheMarketIsOpen() {
        scene.clock = new ClockCheck(Scene.NOON, Duration.ZERO, true);

        assertEquals("clock_agrees", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"29, approved", "30, approved", "31, account_usable"})
    void accountUsable_byAge(int seconds, String verdict) {
        scene.readAt = Scene.NOON.minusSeconds(seconds);

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void accountUsable_denies_whenBlockedOrWithoutEquity() {
        scene.accountBlocked = true;
        assertEquals("account_usable", scene.verdict());

        scene.accountBlocked = false;
        scene.equity = Money.ZERO;
        assertEquals("account_usable", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, approved",
        "ACCOUNT_CLOSED, account_usable",
        "SUBMITTED, account_usable",
        "INACTIVE, account_usable"
    })
    void accountUsable_byStatus(String status, String verdict) {
        scene.accountStatus = status;

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void unknownHolding_denies_whateverItIs() {
        scene.unreadable.add(new RawItem(RawItem.Kind.POSITION, "ABC", "a-1", "", null, "qty of ABC is missing"));

        assertEquals("unknown_holding", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"98000.01, approved", "98000, max_daily_loss", "97999.99, max_daily_loss"})
    void dailyLoss(String equity, String verdict) {
        scene.equity = Money.of(equity);

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"106700.01, approved", "106700, max_drawdown", "106699.99, max_drawdown"})
    void drawdown(String equity, String verdict) {
        scene.equity = Money.of(equity);
        scene.today = new DayRecord(
                0, Map.of(), Money.ZERO, Money.of(100_000), Money.of(110_000), 0, null, Map.of(), List.of(), "");

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"1, 0, approved", "2, 0, loss_pause", "2, 1799, loss_pause", "2, 1800, approved", "3, 5, loss_pause"})
    void lossPause(int losses, int secondsAgo, String verdict) {
        scene.losses(losses, Scene.NOON.minusSeconds(secondsAgo));

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void lossPause_denies_whenTimeOfLossIsUnknown() {
        scene.losses(2, null);

        assertEquals("loss_pause", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"4, approved", "5, max_trades_per_day", "6, max_trades_per_day"})
    void tradesPerDay(int trades, String verdict) {
        assertEquals(verdict, scene.trades(trades).verdict());
    }

    @ParameterizedTest
    @CsvSource({"59, max_orders_per_minute", "60, approved", "61, approved"})
    void ordersPerMinute(int oldestSecondsAgo, String verdict) {
        scene.limits = TestLimits.unhurried();
        Instant oldest = Scene.NOON.minusSeconds(oldestSecondsAgo);

        assertEquals(
                verdict,
                scene.trades(4, oldest, Scene.NOON, Scene.NOON, Scene.NOON).verdict());
    }

    @ParameterizedTest
    @CsvSource({"0, entry_pause", "899, entry_pause", "900, approved"})
    void entryPause(int secondsAgo, String verdict) {
        Instant last = Scene.NOON.minusSeconds(secondsAgo);

        assertEquals(verdict, scene.trades(2, last.minusSeconds(7200), last).verdict());
    }

    @ParameterizedTest
    @CsvSource({"2, approved", "3, max_positions", "4, max_positions"})
    void maxPositions(int held, String verdict) {
        for (int i = 0; i < held; i++) {
            scene.holding("X" + i, PositionSide.LONG, 1, "10");
        }

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void maxPositions_allowsEnlargement_whenFull() {
        scene.holding("X", PositionSide.LONG, 1, "10")
                .holding("Y", PositionSide.LONG, 1, "10")
                .holding("ACME", PositionSide.LONG, 1, "99.98");

        assertEquals("approved", scene.verdict());
    }
}
