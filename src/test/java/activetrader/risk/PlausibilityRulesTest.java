package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.risk.AccountView.DayRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the account's figures with each other.
class PlausibilityRulesTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({
        "99000, approved",
        "98999.99, account_plausible",
        "101000, approved",
        "101000.01, account_plausible",
        "10000, account_plausible",
        "1000000, account_plausible"
    })
    void account_denies_whenEquityIsNotCashAndPositions(String cash, String expected) {
        scene.cash = Money.of(cash);

        assertEquals(expected, scene.verdict());
    }

    @Test
    void account_countsShortPositionsAgainstCash() {
        scene.holding("X", PositionSide.SHORT, 100, "60").cash = Money.of(106_000);

        assertEquals("approved", scene.verdict());
    }

    /// Cash and equity are wrong by the same amount.
    @ParameterizedTest
    @CsvSource({
        "120000, approved",
        "120000.11, account_plausible",
        "1000000, account_plausible",
        "79999.80, account_plausible",
        "10000, account_plausible"
    })
    void account_denies_whenEquityJumped(String equity, String expected) {
        scene.equity = Money.of(equity);

        assertEquals(expected, scene.verdict());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5"})
    void account_denies_whenTheStartOfTheDayIsNoNumber(String lastEquity) {
        scene.today = DayRecord.startingWith(Money.of(lastEquity));

        RiskDecision.Denied denied = assertInstanceOf(RiskDecision.Denied.class, scene.decide());

        assertEquals("DATA_MISSING", denied.reasonCode());
        assertEquals(
                Money.ZERO, RiskGate.headroom(scene.account(), scene.limits).dailyLossLeft());
    }

    @Test
    void account_denies_whenTheStartOfTheDayIsAnotherAccounts() {
        scene.today = DayRecord.startingWith(Money.of(1_000));

        assertEquals("account_plausible", scene.verdict());
    }

    /// A cash account invests its equity once; a tenth is left for what moved since.
    @ParameterizedTest
    @CsvSource({"110000, approved", "110000.01, account_plausible", "450000, account_plausible"})
    void account_denies_whenBuyingPowerIsImpossible(String buyingPower, String expected) {
        scene.buyingPower = Money.of(buyingPower);

        assertEquals(expected, scene.verdict());
    }

    @Test
    void buyingPower_buysNothing_whenItIsNegative() {
        scene.buyingPower = Money.of(-1);

        RiskDecision.Denied denied = assertInstanceOf(RiskDecision.Denied.class, scene.decide());

        assertEquals("NOT_ENOUGH_BUYING_POWER", denied.reasonCode());
    }
}
