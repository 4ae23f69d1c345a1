package activetrader.app.settings;

import activetrader.config.Section;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.risk.RiskLimits.DataLimits;
import activetrader.risk.RiskLimits.LossLimits;
import activetrader.risk.RiskLimits.MarketLimits;
import activetrader.risk.RiskLimits.PaceLimits;
import activetrader.risk.RiskLimits.ProtectionLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads the section `risk`: every limit that an entry must keep.
final class RiskSection {
    private static final RiskLimits DEFAULTS = RiskLimits.defaults();

    private RiskSection() {}

    static RiskLimits read(Section risk) {
        return new RiskLimits(size(risk), pace(risk), loss(risk), data(risk), market(risk), protection(risk));
    }

    private static SizeLimits size(Section risk) {
        SizeLimits standard = DEFAULTS.size();
        return new SizeLimits(
                percent(risk, "risk_per_trade_percent", standard.riskPerTradePercent(), "0.01", "5"),
                percent(risk, "max_position_percent", standard.maxPositionPercent(), "0.1", "100"),
                percent(risk, "max_deployed_percent", standard.maxDeployedPercent(), "0.1", "200"),
                risk.whole("max_positions", standard.maxPositions(), 1, 50),
                percent(risk, "max_group_percent", standard.maxGroupPercent(), "0.1", "200"),
                groups(risk, standard.groups()),
                percent(risk, "max_gross_percent", standard.maxGrossPercent(), "1", "200"),
                percent(risk, "buying_power_margin_percent", standard.buyingPowerMarginPercent(), "0", "50"),
                risk.flag("shorting_allowed", standard.shortingAllowed()));
    }

    private static PaceLimits pace(Section risk) {
        PaceLimits standard = DEFAULTS.pace();
        return new PaceLimits(
                risk.whole("max_trades_per_day", standard.maxTradesPerDay(), 1, 500),
                risk.whole("max_entries_per_symbol", standard.maxEntriesPerSymbol(), 1, 50),
                risk.whole("entry_pause_minutes", standard.entryPauseMinutes(), 0, 390),
                risk.whole("max_orders_per_minute", standard.maxOrdersPerMinute(), 1, 60),
                risk.whole("no_entry_first_minutes", standard.noEntryFirstMinutes(), 0, 180),
                risk.whole("no_entry_last_minutes", standard.noEntryLastMinutes(), 10, 180),
                risk.whole("cooldown_minutes", standard.cooldownMinutes(), 0, 390));
    }

    private static LossLimits loss(Section risk) {
        LossLimits standard = DEFAULTS.loss();
        return new LossLimits(
                percent(risk, "max_daily_loss_percent", standard.maxDailyLossPercent(), "0.05", "20"),
                percent(risk, "max_drawdown_percent", standard.maxDrawdownPercent(), "0.05", "20"),
                risk.whole("max_consecutive_losses", standard.maxConsecutiveLosses(), 1, 50),
                risk.whole("loss_pause_minutes", standard.lossPauseMinutes(), 0, 390));
    }

    private static DataLimits data(Section risk) {
        DataLimits standard = DEFAULTS.data();
        return new DataLimits(
                risk.whole("max_quote_age_seconds", standard.maxQuoteAgeSeconds(), 1, 900),
                risk.whole("max_account_age_seconds", standard.maxAccountAgeSeconds(), 1, 900),
                risk.whole("max_clock_skew_seconds", standard.maxClockSkewSeconds(), 3, 300),
                risk.whole("max_volatility_age_minutes", standard.maxVolatilityAgeMinutes(), 5, 120),
                risk.whole("max_price_age_minutes", standard.maxPriceAgeMinutes(), 1, 60),
                percent(risk, "max_price_gap_atr", standard.maxPriceGapAtr(), "0.5", "50"),
                percent(risk, "max_price_gap_percent", standard.maxPriceGapPercent(), "0.1", "10"),
                percent(risk, "max_day_move_percent", standard.maxDayMovePercent(), "1", "45"),
                percent(risk, "max_equity_gap_percent", standard.maxEquityGapPercent(), "0.1", "10"),
                percent(risk, "max_equity_move_percent", standard.maxEquityMovePercent(), "1", "45"));
    }

    private static MarketLimits market(Section risk) {
        MarketLimits standard = DEFAULTS.market();
        return new MarketLimits(
                percent(risk, "min_price", standard.minPrice(), "0.01", "1000"),
                percent(risk, "max_spread_percent", standard.maxSpreadPercent(), "0.01", "10"),
                percent(risk, "min_dollar_volume", standard.minDollarVolume(), "0", "100000000000"),
                percent(risk, "price_collar_percent", standard.priceCollarPercent(), "0.05", "20"),
                risk.flag("regime_required", standard.regimeRequired()),
                percent(risk, "min_score", standard.minScore(), "0", "100"),
                symbols(risk, "allowed_symbols"),
                symbols(risk, "blocked_symbols"));
    }

    private static ProtectionLimits protection(Section risk) {
        ProtectionLimits standard = DEFAULTS.protection();
        return new ProtectionLimits(
                percent(risk, "default_stop_atr", standard.defaultStopAtr(), "0.5", "10"),
                percent(risk, "min_stop_atr", standard.minStopAtr(), "0", "10"),
                percent(risk, "max_stop_atr", standard.maxStopAtr(), "0.5", "20"),
                percent(risk, "min_stop_percent", standard.minStopPercent(), "0", "10"),
                percent(risk, "max_stop_percent", standard.maxStopPercent(), "0.1", "30"),
                percent(risk, "min_reward_risk", standard.minRewardRisk(), "0", "20"));
    }

    private static BigDecimal percent(Section risk, String key, BigDecimal standard, String min, String max) {
        return risk.number(key, standard.toPlainString(), min, max);
    }

    private static Map<String, Set<Symbol>> groups(Section risk, Map<String, Set<Symbol>> standard) {
        if (!risk.has("groups")) {
            risk.section("groups");
            return standard;
        }
        Section section = risk.section("groups");
        Map<String, Set<Symbol>> groups = new LinkedHashMap<>();
        section.everything().keySet().stream().sorted().forEach(name -> groups.put(name, symbols(section, name)));
        return groups;
    }

    private static Set<Symbol> symbols(Section section, String key) {
        return new TreeSet<>(symbolList(section, key, List.of()));
    }

    /// The tickers under `key`; a bad one is left out and added to the problems.
    static List<Symbol> symbolList(Section section, String key, List<String> standard) {
        List<Symbol> symbols = new ArrayList<>();
        for (String text : section.texts(key, standard)) {
            try {
                symbols.add(Symbol.of(text));
            } catch (IllegalArgumentException e) {
                section.problems().add(section.pathOf(key) + ": " + e.getMessage());
            }
        }
        return symbols;
    }
}
