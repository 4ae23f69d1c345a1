package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Quantity;
import activetrader.risk.RiskRule.Check;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How the gate puts its rules together: closed without data, in a fixed order, with the headroom of the same rules.
class RiskGateTest {
    private final Scene scene = new Scene();

    static Stream<Arguments> missingInputs() {
        return Stream.of(
                missing("session", scene -> scene.day = null, RiskRule.SESSION_OPEN),
                missing("broker's clock", scene -> scene.clock = null, RiskRule.CLOCK_AGREES),
                missing("account", scene -> scene.booksKnown = false, RiskRule.ACCOUNT_USABLE),
                missing("day record", scene -> scene.today = null, RiskRule.ACCOUNT_PLAUSIBLE),
                missing("asset", scene -> scene.asset = null, RiskRule.SYMBOL_TRADABLE),
                missing("quote", scene -> scene.quote = null, RiskRule.QUOTE_USABLE),
                missing("bid", scene -> scene.quote = Scene.quote(null, "100"), RiskRule.QUOTE_USABLE),
                missing("ask", scene -> scene.quote = Scene.quote("100", null), RiskRule.QUOTE_USABLE),
                missing("volume", scene -> scene.averageDollarVolume = null, RiskRule.MIN_DOLLAR_VOLUME),
                missing("market trend", scene -> scene.marketDirection = null, RiskRule.MARKET_REGIME),
                missing("volatility", scene -> scene.volatility = null, RiskRule.VOLATILITY_USABLE));
    }

    private static Arguments missing(String name, Consumer<Scene> change, RiskRule rule) {
        return Arguments.of(Named.of(name, change), rule);
    }

    @ParameterizedTest
    @MethodSource("missingInputs")
    void decide_denies_whenAnInputIsMissing(Consumer<Scene> change, RiskRule rule) {
        change.accept(scene);

        RiskDecision.Denied denied = assertInstanceOf(RiskDecision.Denied.class, scene.decide());

        assertEquals(rule, denied.rule());
        assertEquals("DATA_MISSING", denied.reasonCode());
        assertEquals(Quantity.ZERO, denied.maxQuantity());
    }

    @Test
    void decide_namesTheFirstRuleInOrder_whenSeveralAreBroken() {
        scene.mode = TradingMode.HALTED;
        scene.halted = true;
        scene.quantity = Quantity.of(1_000_000);
        assertEquals("trading_mode", scene.verdict());

        scene.mode = TradingMode.ACTIVE;
        assertEquals("symbol_halted", scene.verdict());

        scene.halted = false;
        assertEquals("max_position_value", scene.verdict());
    }

    @Test
    void rules_ofTheAccountComeFirst_thenThoseOfTheEntry_thenThoseOfItsSize() {
        List<Class<?>> kinds = Arrays.stream(RiskRule.values())
                .<Class<?>>map(rule -> rule.check().getClass())
                .distinct()
                .toList();

        assertEquals(
                List.of(Check.OfAccount.class, Check.OfEntry.class, Check.InGate.class, Check.OfSize.class), kinds);
        assertEquals(
                List.of(RiskRule.WHOLE_SHARES),
                Arrays.stream(RiskRule.values())
                        .filter(rule -> rule.check().equals(Check.IN_GATE))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"'', 1, 2", "message, '', 2", "message, 1, ''"})
    void findings_alwaysSayWhatWasMeasuredAndAgainstWhat(String message, String measured, String limit) {
        assertThrows(IllegalArgumentException.class, () -> Finding.of(message, measured, limit));
    }

    @Test
    void rules_haveReasonCodesOfTheirOwn() {
        Set<String> codes = new HashSet<>();
        for (RiskRule rule : RiskRule.values()) {
            assertTrue(codes.add(rule.reasonCode()), rule.reasonCode());
        }
    }

    @Test
    void entriesBlockedBy_isEmpty_whenAllIsInOrder() {
        assertEquals(List.of(), blockedBy());
    }

    @Test
    void entriesBlockedBy_namesEveryRule_whenSeveralBlock() {
        scene.mode = TradingMode.REDUCE_ONLY;
        scene.trades(5);
        for (String symbol : List.of("X", "Y", "Z")) {
            scene.holding(symbol, PositionSide.LONG, 100, "90");
        }

        assertEquals(List.of("trading_mode", "max_trades_per_day", "max_positions", "max_deployed_value"), blockedBy());
    }

    @Test
    void entriesBlockedBy_namesWhatIsMissing_whenNothingIsKnown() {
        scene.booksKnown = false;
        scene.day = null;
        scene.today = null;

        assertEquals("session_open", blockedBy().getFirst());
        assertTrue(blockedBy().contains("account_usable"));
        assertEquals(Headroom.NONE, RiskGate.headroom(scene.account(), scene.limits));
    }

    @Test
    void headroom_isWhatTheLimitsLeave() {
        scene.trades(2).holding("X", PositionSide.LONG, 100, "180");
        scene.equity = Money.of(99_000);

        Headroom headroom = RiskGate.headroom(scene.account(), scene.limits);

        assertEquals(new Headroom(Money.of(6_750), Money.of(6_750), 2, 3, Money.of(1_000), Money.of(990)), headroom);
    }

    @Test
    void headroom_isBoundedByBuyingPower() {
        scene.buyingPower = Money.of(1_050);

        assertEquals(
                Money.of(1_000),
                RiskGate.headroom(scene.account(), scene.limits).maxNewPositionValue());
    }

    private List<String> blockedBy() {
        return RiskGate.entriesBlockedBy(scene.account(), scene.limits).stream()
                .map(denied -> denied.rule().id())
                .toList();
    }
}
