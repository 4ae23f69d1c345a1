package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Asset;
import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.RiskLimits.MarketLimits;
import activetrader.risk.RiskLimits.PaceLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules about which symbols may be entered, in which direction and by which orders.
class SymbolRulesTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({"ACME, , approved", "OTHER, , allowed_symbols", ", ACME, blocked_symbols", ", OTHER, approved"})
    void allowedAndBlocked(String allowed, String blocked, String verdict) {
        MarketLimits market = MarketLimits.defaults();
        scene.limits = scene.limits.with(new MarketLimits(
                market.minPrice(),
                market.maxSpreadPercent(),
                market.minDollarVolume(),
                market.priceCollarPercent(),
                market.regimeRequired(),
                market.minScore(),
                allowed == null ? Set.of() : Set.of(Symbol.of(allowed)),
                blocked == null ? Set.of() : Set.of(Symbol.of(blocked))));

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void tradable_denies_whenBrokerDoesNotTradeIt() {
        scene.asset = new Asset("id", Scene.ACME, "Acme", "NYSE", false, true, true, true);

        assertEquals("symbol_tradable", scene.verdict());
    }

    @Test
    void halted_denies() {
        scene.halted = true;

        assertEquals("symbol_halted", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, true, shorting_allowed",
        "true, true, true, approved",
        "true, false, true, symbol_tradable",
        "true, true, false, shorting_allowed",
    })
    void shorting(boolean configured, boolean lendable, boolean account, String verdict) {
        scene.side = Side.SELL;
        scene.asset = new Asset("id", Scene.ACME, "Acme", "NYSE", true, lendable, true, true);
        scene.shortingEnabled = account;
        scene.limits = scene.limits.with(shortingAllowed(configured));

        assertEquals(verdict, scene.verdict());
    }

    private static SizeLimits shortingAllowed(boolean allowed) {
        return new SizeLimits(
                BigDecimal.ONE,
                BigDecimal.TEN,
                BigDecimal.valueOf(25),
                3,
                BigDecimal.valueOf(20),
                Map.of(),
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(5),
                allowed);
    }

    @Test
    void sameDirection_denies_whenHeldShort() {
        assertEquals(
                "same_direction",
                scene.holding("ACME", PositionSide.SHORT, 5, "100").verdict());
    }

    @Test
    void sameDirection_denies_whenBuyingIntoAnOpenShortEntry() {
        assertEquals(
                "same_direction",
                scene.asking("ACME", Side.SELL, 5, "101", OrderStatus.NEW).verdict());
    }

    @ParameterizedTest
    @CsvSource({"899, cooldown", "900, approved", "901, approved"})
    void cooldown(int secondsAgo, String verdict) {
        scene.today = new DayRecord(
                0,
                Map.of(),
                Money.ZERO,
                Money.of(100_000),
                Money.of(100_000),
                0,
                null,
                Map.of(Scene.ACME, Scene.NOON.minusSeconds(secondsAgo)),
                List.of(),
                "");

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"1, 0, approved", "1, 1, max_entries_per_symbol", "3, 2, approved", "3, 3, max_entries_per_symbol"})
    void entriesPerSymbol(int limit, int entries, String verdict) {
        PaceLimits pace = scene.limits.pace();
        scene.limits = scene.limits.with(new PaceLimits(
                pace.maxTradesPerDay(),
                limit,
                pace.entryPauseMinutes(),
                pace.maxOrdersPerMinute(),
                pace.noEntryFirstMinutes(),
                pace.noEntryLastMinutes(),
                pace.cooldownMinutes()));
        Money start = Money.of(100_000);
        Map<Symbol, Integer> today = Map.of(Scene.ACME, entries, Symbol.of("OTHER"), 4);
        scene.today = new DayRecord(4, today, Money.ZERO, start, start, 0, null, Map.of(), List.of(), "");

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void allowed_areThoseOfTheUniverse_unlessTheLimitsNameSome() {
        List<Symbol> universe = List.of(Symbol.of("AAPL"), Symbol.of("SPY"), Symbol.of("QQQ"));
        RiskLimits within = scene.limits.within(universe);
        scene.limits = within;

        assertEquals("allowed_symbols", scene.verdict());
        scene.limits = within.within(List.of(Scene.ACME));
        assertEquals("allowed_symbols", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "MARKET, , approved",
        "LIMIT, 100, approved",
        "MARKET, 100, order_type",
        "LIMIT, , order_type",
        "STOP, , order_type",
        "TRAILING_STOP, , order_type",
        "UNKNOWN, 100, order_type",
    })
    void orderType(OrderType type, String limit, String verdict) {
        EntryCandidate candidate = new EntryCandidate(
                Scene.ACME, Side.BUY, scene.quantity, type, limit == null ? null : Price.of(limit), null, null);

        RiskDecision decision = RiskGate.decide(candidate, scene.account(), scene.view(), scene.limits);

        assertEquals(
                verdict,
                decision instanceof RiskDecision.Denied denied ? denied.rule().id() : "approved");
    }
}
