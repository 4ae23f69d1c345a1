package activetrader.risk;

import static activetrader.risk.RiskRule.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How each rule is checked, in the order of [RiskRule].
final class RuleBook {
    static final Map<RiskRule, Function<AccountInputs, Optional<Finding>>> ACCOUNT = account();
    static final Map<RiskRule, Function<EntryInputs, Optional<Finding>>> ENTRY = entry();
    static final Map<RiskRule, Function<EntryInputs, SizeCap>> SIZE = size();

    private RuleBook() {}

    private static Map<RiskRule, Function<AccountInputs, Optional<Finding>>> account() {
        Map<RiskRule, Function<AccountInputs, Optional<Finding>>> rules = new EnumMap<>(RiskRule.class);
        rules.put(TRADING_MODE, AccountRules::tradingMode);
        rules.put(SESSION_OPEN, AccountRules::sessionOpen);
        rules.put(NO_ENTRY_FIRST_MINUTES, AccountRules::firstMinutes);
        rules.put(NO_ENTRY_LAST_MINUTES, AccountRules::lastMinutes);
        rules.put(CLOCK_AGREES, AccountRules::clockAgrees);
        rules.put(ACCOUNT_USABLE, AccountRules::accountUsable);
        rules.put(UNKNOWN_HOLDING, AccountRules::unknownHolding);
        rules.put(ACCOUNT_PLAUSIBLE, PlausibilityRules::account);
        rules.put(MAX_DAILY_LOSS, AccountRules::dailyLoss);
        rules.put(MAX_DRAWDOWN, AccountRules::drawdown);
        rules.put(LOSS_PAUSE, AccountRules::lossPause);
        rules.put(MAX_TRADES_PER_DAY, AccountRules::tradesPerDay);
        rules.put(MAX_ORDERS_PER_MINUTE, AccountRules::ordersPerMinute);
        rules.put(ENTRY_PAUSE, AccountRules::entryPause);
        return rules;
    }

    private static Map<RiskRule, Function<EntryInputs, Optional<Finding>>> entry() {
        Map<RiskRule, Function<EntryInputs, Optional<Finding>>> rules = new EnumMap<>(RiskRule.class);
        rules.put(ALLOWED_SYMBOLS, SymbolRules::allowed);
        rules.put(BLOCKED_SYMBOLS, SymbolRules::blocked);
        rules.put(SYMBOL_TRADABLE, SymbolRules::tradable);
        rules.put(SYMBOL_HALTED, SymbolRules::halted);
        rules.put(SHORTING_ALLOWED, SymbolRules::shorting);
        rules.put(SAME_DIRECTION, SymbolRules::sameDirection);
        rules.put(COOLDOWN, SymbolRules::cooldown);
        rules.put(MAX_ENTRIES_PER_SYMBOL, SymbolRules::entriesPerSymbol);
        rules.put(MAX_POSITIONS, SymbolRules::positions);
        rules.put(ORDER_TYPE, SymbolRules::orderType);
        rules.put(QUOTE_USABLE, QuoteRules::usable);
        rules.put(MIN_PRICE, QuoteRules::minPrice);
        rules.put(MAX_SPREAD, QuoteRules::spread);
        rules.put(MIN_DOLLAR_VOLUME, QuoteRules::dollarVolume);
        rules.put(PRICE_COLLAR, QuoteRules::collar);
        rules.put(VOLATILITY_USABLE, ProtectionRules::volatilityUsable);
        rules.put(PRICES_AGREE, PriceRules::agree);
        rules.put(NO_ADDING_TO_LOSERS, PriceRules::notToALoser);
        rules.put(MARKET_REGIME, TrendRules::market);
        rules.put(MIN_SCORE, TrendRules::score);
        rules.put(STOP_SIDE, ProtectionRules::stopSide);
        rules.put(STOP_DISTANCE, ProtectionRules::stopDistance);
        rules.put(TAKE_PROFIT_SIDE, ProtectionRules::takeProfitSide);
        rules.put(MIN_REWARD_RISK, ProtectionRules::rewardRisk);
        return rules;
    }

    private static Map<RiskRule, Function<EntryInputs, SizeCap>> size() {
        Map<RiskRule, Function<EntryInputs, SizeCap>> rules = new EnumMap<>(RiskRule.class);
        rules.put(MAX_POSITION_VALUE, SizeRules::positionValue);
        rules.put(MAX_DEPLOYED_VALUE, SizeRules::deployedValue);
        rules.put(MAX_GROUP_VALUE, SizeRules::groupValue);
        rules.put(MAX_GROSS_VALUE, SizeRules::grossValue);
        rules.put(BUYING_POWER, SizeRules::buyingPower);
        rules.put(RISK_PER_TRADE, SizeRules::riskPerTrade);
        return rules;
    }
}
