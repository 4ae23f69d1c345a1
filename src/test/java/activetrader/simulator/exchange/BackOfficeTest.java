package activetrader.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.account.CryptoHolding;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// What happens to the account without a fill; the world checks the books after every event.
class BackOfficeTest {
    private final World world = new World();

    private static Money dollars(String amount) {
        return Money.of(amount);
    }

    private void cash(String type, String amount) {
        world.exchange.apply(new AccountAction.MoveCash(type, dollars(amount), null));
        world.settle();
    }

    private void split(String newRate, String oldRate) {
        world.exchange.apply(
                new AccountAction.SplitShares(World.AAPL, new BigDecimal(newRate), new BigDecimal(oldRate)));
        world.settle();
    }

    @Test
    void cashMoves_changeCashAndEquity() {
        cash("CSD", "5000");
        cash("FEE", "-0.13");

        assertEquals(dollars("104999.87"), world.exchange.balance().cash());
        assertEquals(dollars("104999.87"), world.exchange.balance().equity());
        assertEquals(dollars("100000"), world.exchange.balance().lastEquity());
    }

    @Test
    void split_multipliesSharesAtTheSameCost_andCancelsTheOrders() {
        world.filled("qty", "100");
        SimulatedOrder stop = world.submit("side", "SELL", "qty", "100", "type", "STOP", "stop", "95");
        world.settle();

        split("10", "1");

        assertEquals(new BigDecimal("1000"), world.held());
        assertEquals(
                dollars("10002"),
                world.exchange.position(World.AAPL).orElseThrow().holding().cost());
        assertEquals("canceled", world.status(stop));
    }

    @Test
    void reverseSplit_paysCashForTheFraction() {
        world.filled("qty", "15");
        Money before = world.exchange.balance().cash();

        split("1", "10");

        assertEquals(BigDecimal.ONE, world.held());
        assertTrue(world.exchange.balance().cash().isAbove(before));
    }

    @Test
    void transfer_bringsSharesAtTheirCost() {
        world.exchange.apply(new AccountAction.MoveShares(
                "ACATS", World.AAPL, BigDecimal.valueOf(90), Price.of("99.50"), Money.ZERO));
        world.settle();

        assertEquals(BigDecimal.valueOf(90), world.held());
        assertEquals(dollars("100000"), world.exchange.balance().cash());
    }

    @Test
    void transferAway_takesNoMoreThanIsHeld_andCancelsWhatHeldTheShares() {
        world.filled("qty", "100");
        SimulatedOrder stop = world.submit("side", "SELL", "qty", "100", "type", "STOP", "stop", "95");
        world.settle();

        world.exchange.apply(
                new AccountAction.MoveShares("JNLS", World.AAPL, BigDecimal.valueOf(-500), null, Money.ZERO));
        world.settle();

        assertEquals(BigDecimal.ZERO, world.held());
        assertEquals("canceled", world.status(stop));
    }

    private void move(String type, int shares, String cash) {
        world.exchange.apply(
                new AccountAction.MoveShares(type, World.AAPL, BigDecimal.valueOf(shares), null, dollars(cash)));
        world.settle();
    }

    @Test
    void sharesThatGo_areNone_whereNoneAreHeld() {
        move("JNLS", -10, "0");

        assertEquals(BigDecimal.ZERO, world.held());
        assertTrue(world.exchange.events().isEmpty());
    }

    @Test
    void merger_paysForWhatGoesAlone() {
        world.filled("qty", "100");
        Money before = world.exchange.balance().cash();

        move("MA", -400, "50000");

        assertEquals(BigDecimal.ZERO, world.held());
        assertEquals(before.plus(dollars("12500")), world.exchange.balance().cash());
    }

    @Test
    void bust_leavesAPurchaseAlone_whoseSharesAreGone() {
        world.filled("qty", "100");
        move("ACATS", -60, "0");

        world.exchange.apply(new AccountAction.BustLastFill(World.AAPL));
        world.settle();

        assertEquals(new BigDecimal("40"), world.held());
        assertEquals(1, world.exchange.executions().size());
    }

    @Test
    void scaledCorrection_changesQuantityAndPrice() {
        world.filled("qty", "100");

        world.exchange.apply(
                new AccountAction.ScaleLastFill(World.AAPL, new BigDecimal("0.755"), new BigDecimal("1.01")));
        world.settle();

        assertEquals(new BigDecimal("75"), world.held());
        assertEquals(dollars("92423.5"), world.exchange.balance().cash());
    }

    @Test
    void crypto_countsInTheEquity_untilItIsSold() {
        world.exchange.apply(
                new AccountAction.HoldCrypto("BTC/USD", new BigDecimal("0.5"), Price.of("50000"), Price.of("45000")));
        CryptoHolding held = world.exchange.crypto().getFirst();
        assertEquals(dollars("125000"), world.exchange.balance().equity());
        assertInstanceOf(CloseResult.Refused.class, world.exchange.close(held));

        world.exchange.cancel(held.orderId());
        world.exchange.close(world.exchange.crypto().getFirst());

        assertEquals(dollars("125000"), world.exchange.balance().cash());
        assertTrue(world.exchange.crypto().isEmpty());
    }

    @Test
    void crypto_goesWithEverything_whenTheWholeAccountIsClosed() {
        world.exchange.apply(
                new AccountAction.HoldCrypto("BTC/USD", new BigDecimal("0.5"), Price.of("50000"), Price.of("45000")));
        world.exchange.closeAll(false);
        assertEquals(1, world.exchange.crypto().size());

        world.exchange.closeAll(true);

        assertTrue(world.exchange.crypto().isEmpty());
        AccountEvent.CryptoSold sold = assertInstanceOf(
                AccountEvent.CryptoSold.class, world.exchange.events().getLast());
        assertTrue(sold.wholeAccount());
    }

    @Test
    void rename_movesThePositionToAnotherSymbol() {
        world.filled("qty", "100");

        world.exchange.apply(new AccountAction.RenameSymbol(World.AAPL, Symbol.of("MSFT")));
        world.settle();

        assertEquals(BigDecimal.ZERO, world.held());
        assertEquals(
                new BigDecimal("100"),
                world.exchange
                        .position(Symbol.of("MSFT"))
                        .orElseThrow()
                        .holding()
                        .quantity());
    }

    @Test
    void bust_takesTheFillBack() {
        world.filled("qty", "100");

        world.exchange.apply(new AccountAction.BustLastFill(World.AAPL));
        world.settle();

        assertEquals(BigDecimal.ZERO, world.held());
        assertEquals(dollars("100000"), world.exchange.balance().cash());
        assertTrue(world.exchange.executions().isEmpty());
    }

    @Test
    void correction_changesPriceAndCash() {
        world.filled("qty", "100");

        world.exchange.apply(new AccountAction.CorrectLastFill(World.AAPL, null, Price.of("100.52")));
        world.settle();

        assertEquals(dollars("89948"), world.exchange.balance().cash());
    }

    @Test
    void restart_keepsEverything() {
        world.filled("qty", "100");
        cash("CSW", "-5000");
        split("2", "1");
        world.filled("qty", "10");
        world.exchange.apply(new AccountAction.BustLastFill(World.AAPL));
        world.settle();

        ExchangeState state = world.exchange.snapshot();
        world.exchange.close();
        try (Exchange restarted = new Exchange(world.tape, world.time, World.settings(), state)) {
            assertEquals(world.exchange.balance(), restarted.balance());
            assertEquals(state.events(), restarted.events());
            assertEquals(3, restarted.events().size());
            assertTrue(restarted.events().getFirst() instanceof AccountEvent.CashMove);
        }
    }
}
