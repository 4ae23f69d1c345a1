package activetrader.risk;

import activetrader.risk.SizeRules.SizeCap;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The rules that an entry must keep, each with its reason code and its check, in the order in which they are
/// checked: first those that hold for the whole account, then those about the symbol, its market and the stop, at
/// last those about the size. A new rule needs a constant here, its key among [RiskLimits] and its row in the
/// document of the rules.
public enum RiskRule {
    TRADING_MODE("MODE_RESTRICTED", account(AccountRules::tradingMode)),
    SESSION_OPEN("MARKET_CLOSED", account(AccountRules::sessionOpen)),
    NO_ENTRY_FIRST_MINUTES("TOO_EARLY", account(AccountRules::firstMinutes)),
    NO_ENTRY_LAST_MINUTES("TOO_LATE", account(AccountRules::lastMinutes)),
    CLOCK_AGREES("CLOCK_WRONG", account(AccountRules::clockAgrees)),
    ACCOUNT_USABLE("ACCOUNT_UNUSABLE", account(AccountRules::accountUsable)),
    UNKNOWN_HOLDING("UNKNOWN_HOLDING", account(AccountRules::unknownHolding)),
    ACCOUNT_PLAUSIBLE("ACCOUNT_IMPLAUSIBLE", account(AccountRules::plausible)),
    MAX_DAILY_LOSS("DAILY_LOSS_LIMIT", account(AccountRules::dailyLoss)),
    MAX_DRAWDOWN("DRAWDOWN_LIMIT", account(AccountRules::drawdown)),
    LOSS_PAUSE("LOSS_PAUSE", account(AccountRules::lossPause)),
    MAX_TRADES_PER_DAY("NO_TRADES_LEFT", account(AccountRules::tradesPerDay)),
    MAX_ORDERS_PER_MINUTE("TOO_MANY_ORDERS", account(AccountRules::ordersPerMinute)),
    ENTRY_PAUSE("ENTRY_TOO_SOON", account(AccountRules::entryPause)),
    ALLOWED_SYMBOLS("SYMBOL_NOT_ALLOWED", entry(SymbolRules::allowed)),
    BLOCKED_SYMBOLS("SYMBOL_BLOCKED", entry(SymbolRules::blocked)),
    SYMBOL_TRADABLE("SYMBOL_NOT_TRADABLE", entry(SymbolRules::tradable)),
    SYMBOL_HALTED("SYMBOL_HALTED", entry(SymbolRules::halted)),
    SHORTING_ALLOWED("SHORTING_NOT_ALLOWED", entry(SymbolRules::shorting)),
    SAME_DIRECTION("OPPOSITE_POSITION", entry(SymbolRules::sameDirection)),
    COOLDOWN("SYMBOL_COOLING_DOWN", entry(SymbolRules::cooldown)),
    MAX_ENTRIES_PER_SYMBOL("SYMBOL_ENTERED_TODAY", entry(SymbolRules::entriesPerSymbol)),
    MAX_POSITIONS("TOO_MANY_POSITIONS", entry(SymbolRules::positions)),
    ORDER_TYPE("ORDER_TYPE_NOT_ALLOWED", entry(SymbolRules::orderType)),
    QUOTE_USABLE("QUOTE_UNUSABLE", entry(PriceRules::usable)),
    MIN_PRICE("PRICE_TOO_LOW", entry(PriceRules::minPrice)),
    MAX_SPREAD("SPREAD_TOO_WIDE", entry(PriceRules::spread)),
    MIN_DOLLAR_VOLUME("TOO_ILLIQUID", entry(PriceRules::dollarVolume)),
    PRICE_COLLAR("LIMIT_PRICE_TOO_FAR", entry(PriceRules::collar)),
    VOLATILITY_USABLE("VOLATILITY_UNUSABLE", entry(ProtectionRules::volatilityUsable)),
    PRICES_AGREE("PRICES_DISAGREE", entry(PriceRules::agree)),
    NO_ADDING_TO_LOSERS("POSITION_LOSING", entry(PriceRules::notToALoser)),
    MARKET_REGIME("MARKET_AGAINST", entry(SymbolRules::market)),
    MIN_SCORE("SCORE_TOO_LOW", entry(SymbolRules::score)),
    STOP_SIDE("STOP_ON_WRONG_SIDE", entry(ProtectionRules::stopSide)),
    STOP_DISTANCE("STOP_DISTANCE", entry(ProtectionRules::stopDistance)),
    TAKE_PROFIT_SIDE("TAKE_PROFIT_ON_WRONG_SIDE", entry(ProtectionRules::takeProfitSide)),
    MIN_REWARD_RISK("REWARD_TOO_SMALL", entry(ProtectionRules::rewardRisk)),
    WHOLE_SHARES("NOT_WHOLE_SHARES", Check.IN_GATE),
    MAX_POSITION_VALUE("POSITION_TOO_LARGE", size(SizeRules::positionValue)),
    MAX_DEPLOYED_VALUE("TOO_MUCH_DEPLOYED", size(SizeRules::deployedValue)),
    MAX_GROUP_VALUE("GROUP_TOO_LARGE", size(SizeRules::groupValue)),
    MAX_GROSS_VALUE("TOO_MUCH_LEVERAGE", size(SizeRules::grossValue)),
    BUYING_POWER("NOT_ENOUGH_BUYING_POWER", size(SizeRules::buyingPower)),
    RISK_PER_TRADE("RISK_TOO_LARGE", size(SizeRules::riskPerTrade));

    /// What a rule looks at, and how.
    sealed interface Check {
        /// [RiskGate] itself looks at it.
        Check IN_GATE = new InGate();

        record InGate() implements Check {}

        record OfAccount(Function<AccountInputs, Optional<Finding>> find) implements Check {}

        record OfEntry(Function<EntryInputs, Optional<Finding>> find) implements Check {}

        record OfSize(Function<EntryInputs, SizeCap> cap) implements Check {}
    }

    private final String reasonCode;

    @SuppressWarnings("ImmutableEnumChecker") // checks are references to static methods, which have no state
    private final Check check;

    RiskRule(String reasonCode, Check check) {
        this.reasonCode = reasonCode;
        this.check = check;
    }

    private static Check account(Function<AccountInputs, Optional<Finding>> find) {
        return new Check.OfAccount(find);
    }

    private static Check entry(Function<EntryInputs, Optional<Finding>> find) {
        return new Check.OfEntry(find);
    }

    private static Check size(Function<EntryInputs, SizeCap> cap) {
        return new Check.OfSize(cap);
    }

    Check check() {
        return check;
    }

    /// What this rule finds wrong with the account; nothing when it does not look at the account alone.
    Optional<Finding> findIn(AccountInputs account) {
        return check instanceof Check.OfAccount(var find) ? find.apply(account) : Finding.NONE;
    }

    /// What this rule finds wrong with the account or the entry, whatever its size.
    Optional<Finding> findIn(EntryInputs entry) {
        return switch (check) {
            case Check.OfAccount(var find) -> find.apply(entry.account());
            case Check.OfEntry(var find) -> find.apply(entry);
            case Check.OfSize _, Check.InGate _ -> Finding.NONE;
        };
    }

    /// The rule's name in records and documents, such as `max_positions`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a denial by this rule is called when all inputs were there.
    public String reasonCode() {
        return reasonCode;
    }
}
