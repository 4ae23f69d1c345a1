package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Symbol;
import activetrader.risk.RiskLimits.LossLimits;
import activetrader.risk.RiskLimits.MarketLimits;
import activetrader.risk.RiskLimits.PaceLimits;
import activetrader.risk.RiskLimits.ProtectionLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares limits with each other.
class LimitCheckTest {
    private final RiskLimits limits = RiskLimits.defaults();

    @Test
    void defaults_areCoherent() {
        assertEquals(List.of(), LimitCheck.contradictions(limits));
        assertEquals(List.of(), LimitCheck.neverReached(limits));
        assertEquals(
                "a trade risks 0.05 % of equity at a usual stop of 0.5 %, at most 0.1 %; all 5 of a day lose 0.25 %,"
                        + " entries end at 0.25 %",
                LimitCheck.summary(limits));
    }

    /// One percent of risk and two of a day's loss beside positions of ten percent.
    @Test
    void neverReached_namesRiskAndDailyLoss_whenPositionsAreTooSmallForThem() {
        assertEquals(
                List.of(
                        "risk_per_trade_percent 1: max_position_percent 10 at a wide stop of 1 % risks 0.1 %",
                        "max_daily_loss_percent 2: max_trades_per_day 5 losses of 0.05 % come to 0.25 %"),
                LimitCheck.neverReached(TestLimits.wide()));
    }

    @ParameterizedTest
    @CsvSource({"25, 25, 0", "26, 25, 1", "120, 100, 2"})
    void neverReached_namesASizeThatASmallerOneKeepsDown(String position, String deployed, int lines) {
        SizeLimits size = limits.size();
        RiskLimits changed = limits.with(new SizeLimits(
                size.riskPerTradePercent(),
                new BigDecimal(position),
                new BigDecimal(deployed),
                size.maxPositions(),
                size.maxGroupPercent(),
                Map.of(),
                new BigDecimal(deployed).compareTo(new BigDecimal("100")) == 0
                        ? BigDecimal.valueOf(50)
                        : size.maxGrossPercent(),
                size.buyingPowerMarginPercent(),
                false));

        assertEquals(lines, LimitCheck.neverReached(changed).size());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.5, 2, 0.1, 8, 0",
        "2.1, 0.5, 2, 0.1, 8, 1",
        "2, 4.1, 4, 0.1, 8, 1",
        "2, 0.5, 4, 8.1, 8, 1",
        "5, 5, 4, 9, 8, 3"
    })
    void contradictions_nameStopsThatNoEntryCouldHave(
            String usual, String minAtr, String maxAtr, String minPercent, String maxPercent, int lines) {
        RiskLimits changed = limits.with(new ProtectionLimits(
                new BigDecimal(usual),
                new BigDecimal(minAtr),
                new BigDecimal(maxAtr),
                new BigDecimal(minPercent),
                new BigDecimal(maxPercent),
                BigDecimal.ONE));

        assertEquals(lines, LimitCheck.contradictions(changed).size());
    }

    @Test
    void contradictions_nameBothKeysAndBothValues() {
        LossLimits loss = new LossLimits(new BigDecimal("0.05"), BigDecimal.ONE, 2, 30);

        assertEquals(
                List.of("risk.risk_per_trade_percent must not be above risk.max_daily_loss_percent 0.05, was 0.1"),
                LimitCheck.contradictions(limits.with(loss)));
    }

    @ParameterizedTest
    @CsvSource({"180, 180, 0", "180, 209, 0", "180, 210, 1"})
    void contradictions_nameMinutesThatLeaveNoTime(int first, int last, int lines) {
        RiskLimits changed = limits.with(new PaceLimits(5, 1, 15, 4, first, last, 15));

        assertEquals(lines, LimitCheck.contradictions(changed).size());
    }

    @Test
    void contradictions_nameAUniverseThatIsBlocked() {
        MarketLimits market = limits.market();
        RiskLimits changed = limits.with(new MarketLimits(
                market.minPrice(),
                market.maxSpreadPercent(),
                market.minDollarVolume(),
                market.priceCollarPercent(),
                market.regimeRequired(),
                market.minScore(),
                Set.of(),
                Set.of(Symbol.of("AAPL"))));

        assertEquals(0, LimitCheck.contradictions(changed).size());
        assertEquals(
                1,
                LimitCheck.contradictions(changed.within(Set.of(Symbol.of("AAPL"))))
                        .size());
    }
}
