package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the gate denies before anything is read of the broker.
class UnreadDenialTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void knowNoBooks() {
        scene.booksKnown = false;
    }

    private Optional<RiskDecision.Denied> denied() {
        return RiskGate.deniedUnread(scene.candidate(), scene.account(), scene.limits);
    }

    private Optional<RiskRule> rule() {
        return denied().map(RiskDecision.Denied::rule);
    }

    @Test
    void nothingIsDenied_thatNeedsTheAccount() {
        assertEquals(Optional.empty(), rule());
    }

    @Test
    void mode_deniesFirst() {
        scene.mode = TradingMode.HALTED;
        scene.quantity = Quantity.ZERO;

        RiskDecision.Denied denied = denied().orElseThrow();

        assertEquals(RiskRule.TRADING_MODE, denied.rule());
        assertTrue(denied.maxQuantity().isZero());
        assertTrue(denied.message().contains("HALTED"), denied.message());
    }

    @Test
    void symbolsOffTheList_areDenied() {
        scene.limits = scene.limits.within(List.of(Symbol.of("AAPL")));

        assertEquals(Optional.of(RiskRule.ALLOWED_SYMBOLS), rule());
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5", "10.25"})
    void quantitiesThatAreNotWhole_areDenied(String quantity) {
        scene.quantity = Quantity.of(quantity);

        assertEquals(Optional.of(RiskRule.WHOLE_SHARES), rule());
    }
}
