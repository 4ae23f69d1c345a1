package activetrader.risk;

import static activetrader.risk.Scene.reference;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.risk.RiskLimits.DataLimits;
import activetrader.risk.RiskLimits.MarketLimits;
import activetrader.risk.SymbolView.ReferencePrice;
import activetrader.risk.SymbolView.ReferencePrice.Source;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The quote beside prices from elsewhere. The scene's quote is 99.98 to 100.00, its average true range 0.50.
class PriceRulesTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void knowPricesFromElsewhere() {
        scene.references = List.of(
                reference(Source.LAST_TRADE, "99.99"),
                reference(Source.MINUTE_BAR, "99.97"),
                reference(Source.FIVE_MINUTE_BAR, "99.90"),
                reference(Source.PRIOR_CLOSE, "98.00"));
    }

    @BeforeEach
    void allowAnyPrice() {
        MarketLimits market = scene.limits.market();
        scene.limits = scene.limits.with(new MarketLimits(
                BigDecimal.ONE,
                market.maxSpreadPercent(),
                market.minDollarVolume(),
                market.priceCollarPercent(),
                market.regimeRequired(),
                market.minScore(),
                market.allowedSymbols(),
                market.blockedSymbols()));
    }

    /// A feed that shows the symbol at a tenth, at half or at ten times its price, consistent and fresh.
    @ParameterizedTest
    @CsvSource({"9.99, 10.00", "49.99, 50.00", "999.80, 1000.00", "96.40, 96.42", "103.10, 103.12"})
    void agree_denies_whenTheQuoteHasAnotherScale(String bid, String ask) {
        scene.quote = Scene.quote(bid, ask);

        RiskDecision.Denied denied = assertInstanceOf(RiskDecision.Denied.class, scene.decide());

        assertEquals("PRICES_DISAGREE", denied.reasonCode());
        assertEquals("0", denied.maxQuantity().toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.class,
            names = {"LAST_TRADE", "MINUTE_BAR", "FIVE_MINUTE_BAR"})
    void agree_denies_whenOnlyOneSourceContradicts(Source source) {
        List<ReferencePrice> prices = new ArrayList<>(requireNonNull(scene.references));
        prices.removeIf(price -> price.source() == source);
        prices.add(reference(source, "10.00"));
        scene.references = prices;

        assertEquals("prices_agree", scene.verdict());
    }

    /// 5.86 average true ranges of 0.50 are 2.93, from the nearer side of the quote.
    @ParameterizedTest
    @CsvSource({"97.05, approved", "97.04, prices_agree", "102.93, approved", "102.94, prices_agree"})
    void agree_holdsTheBoundByVolatility(String price, String expected) {
        scene.limits = scene.limits.with(gaps("5.86", "5"));
        scene.references = List.of(reference(Source.LAST_TRADE, price));

        assertEquals(expected, scene.verdict());
    }

    /// An average true range that a bad feed inflated does not widen the bound: the percentage still limits it.
    @ParameterizedTest
    @CsvSource({"97.07, approved", "97.06, prices_agree"})
    void agree_holdsTheBoundByPercentage(String price, String expected) {
        scene.volatility = new Volatility(new BigDecimal("1.9"), Scene.NOON);
        scene.references = List.of(reference(Source.LAST_TRADE, price));

        assertEquals(expected, scene.verdict());
    }

    @Test
    void agree_denies_whenThereIsNothingBesideTheQuote() {
        assertEquals("DATA_MISSING prices_agree", reason(List.of()));
        assertEquals("DATA_MISSING prices_agree", reason(List.of(reference(Source.PRIOR_CLOSE, "99.00"))));
    }

    @ParameterizedTest
    @CsvSource({"600, approved", "601, DATA_STALE prices_agree"})
    void agree_denies_whenEveryOtherPriceIsOld(long seconds, String expected) {
        assertEquals(expected, reason(List.of(traded("100.00", Scene.NOON.minusSeconds(seconds)))));
    }

    @Test
    void agree_leavesOutWhatIsOld_whenSomethingFreshIsThere() {
        ReferencePrice old = traded("90.00", Scene.NOON.minus(Duration.ofMinutes(11)));

        assertEquals("approved", reason(List.of(old, reference(Source.FIVE_MINUTE_BAR, "99.90"))));
    }

    @ParameterizedTest
    @CsvSource({"76.91, approved", "76.90, prices_agree", "142.85, approved", "142.86, prices_agree"})
    void agree_denies_whenTheDayMovedImplausiblyFar(String priorClose, String expected) {
        scene.references = List.of(reference(Source.LAST_TRADE, "99.99"), reference(Source.PRIOR_CLOSE, priorClose));

        assertEquals(expected, scene.verdict());
    }

    @Test
    void agree_asksTheBrokersPosition_whenTheSymbolIsHeld() {
        scene.holding("ACME", PositionSide.LONG, 1, "99.90");
        assertEquals("approved", scene.verdict());

        Position held = scene.positions.removeFirst();
        scene.positions.add(new Position(
                held.symbol(),
                held.side(),
                held.quantity(),
                held.available(),
                held.averageEntryPrice(),
                Price.of("50"),
                held.marketValue(),
                held.costBasis(),
                held.unrealizedProfit()));
        assertEquals("prices_agree", scene.verdict());
    }

    /// The scene's quote is 99.98 to 100.00.
    @ParameterizedTest
    @CsvSource({
        "LONG, 100.00, 0, approved",
        "LONG, 100.01, 0, no_adding_to_losers",
        "LONG, 99.50, -0.01, no_adding_to_losers",
        "SHORT, 99.98, 0, approved",
        "SHORT, 99.97, 0, no_adding_to_losers",
        "SHORT, 100.50, -0.01, no_adding_to_losers",
    })
    void notToALoser(PositionSide side, String entry, String profit, String expected) {
        if (side == PositionSide.SHORT) {
            scene.side = Side.SELL;
            scene.limits = TestLimits.shorting(scene.limits);
        }
        scene.holding("ACME", side, 1, entry);
        Position held = scene.positions.removeFirst();
        scene.positions.add(new Position(
                held.symbol(),
                side,
                held.quantity(),
                held.available(),
                held.averageEntryPrice(),
                Price.of("99.99"),
                held.marketValue(),
                held.costBasis(),
                Money.of(profit)));

        assertEquals(expected, scene.verdict());
    }

    private static ReferencePrice traded(String price, Instant at) {
        return new ReferencePrice(Source.LAST_TRADE, Price.of(price), at);
    }

    private String reason(List<ReferencePrice> references) {
        scene.references = references;
        return switch (scene.decide()) {
            case RiskDecision.Approved _ -> "approved";
            case RiskDecision.Denied denied ->
                denied.reasonCode() + " " + denied.rule().id();
        };
    }

    private DataLimits gaps(String atr, String percent) {
        DataLimits data = scene.limits.data();
        return new DataLimits(
                data.maxQuoteAgeSeconds(),
                data.maxAccountAgeSeconds(),
                data.maxClockSkewSeconds(),
                data.maxVolatilityAgeMinutes(),
                data.maxPriceAgeMinutes(),
                new BigDecimal(atr),
                new BigDecimal(percent),
                data.maxDayMovePercent(),
                data.maxEquityGapPercent(),
                data.maxEquityMovePercent());
    }
}
