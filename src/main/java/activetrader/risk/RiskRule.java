package activetrader.risk;

import java.util.Locale;

/// The rules that an entry must keep, in the order in which they are looked at: first those that hold for the whole
/// account, then those about the symbol, its market and the stop, at last those about the size.
public enum RiskRule {
    TRADING_MODE("MODE_RESTRICTED"),
    SESSION_OPEN("MARKET_CLOSED"),
    NO_ENTRY_FIRST_MINUTES("TOO_EARLY"),
    NO_ENTRY_LAST_MINUTES("TOO_LATE"),
    CLOCK_AGREES("CLOCK_WRONG"),
    ACCOUNT_USABLE("ACCOUNT_UNUSABLE"),
    UNKNOWN_HOLDING("UNKNOWN_HOLDING"),
    ACCOUNT_PLAUSIBLE("ACCOUNT_IMPLAUSIBLE"),
    MAX_DAILY_LOSS("DAILY_LOSS_LIMIT"),
    MAX_DRAWDOWN("DRAWDOWN_LIMIT"),
    LOSS_PAUSE("LOSS_PAUSE"),
    MAX_TRADES_PER_DAY("NO_TRADES_LEFT"),
    MAX_ORDERS_PER_MINUTE("TOO_MANY_ORDERS"),
    ENTRY_PAUSE("ENTRY_TOO_SOON"),
    ALLOWED_SYMBOLS("SYMBOL_NOT_ALLOWED"),
    BLOCKED_SYMBOLS("SYMBOL_BLOCKED"),
    SYMBOL_TRADABLE("SYMBOL_NOT_TRADABLE"),
    SYMBOL_HALTED("SYMBOL_HALTED"),
    SHORTING_ALLOWED("SHORTING_NOT_ALLOWED"),
    SAME_DIRECTION("OPPOSITE_POSITION"),
    COOLDOWN("SYMBOL_COOLING_DOWN"),
    MAX_ENTRIES_PER_SYMBOL("SYMBOL_ENTERED_TODAY"),
    MAX_POSITIONS("TOO_MANY_POSITIONS"),
    ORDER_TYPE("ORDER_TYPE_NOT_ALLOWED"),
    QUOTE_USABLE("QUOTE_UNUSABLE"),
    MIN_PRICE("PRICE_TOO_LOW"),
    MAX_SPREAD("SPREAD_TOO_WIDE"),
    MIN_DOLLAR_VOLUME("TOO_ILLIQUID"),
    PRICE_COLLAR("LIMIT_PRICE_TOO_FAR"),
    VOLATILITY_USABLE("VOLATILITY_UNUSABLE"),
    PRICES_AGREE("PRICES_DISAGREE"),
    NO_ADDING_TO_LOSERS("POSITION_LOSING"),
    MARKET_REGIME("MARKET_AGAINST"),
    MIN_SCORE("SCORE_TOO_LOW"),
    STOP_SIDE("STOP_ON_WRONG_SIDE"),
    STOP_DISTANCE("STOP_DISTANCE"),
    TAKE_PROFIT_SIDE("TAKE_PROFIT_ON_WRONG_SIDE"),
    MIN_REWARD_RISK("REWARD_TOO_SMALL"),
    WHOLE_SHARES("NOT_WHOLE_SHARES"),
    MAX_POSITION_VALUE("POSITION_TOO_LARGE"),
    MAX_DEPLOYED_VALUE("TOO_MUCH_DEPLOYED"),
    MAX_GROUP_VALUE("GROUP_TOO_LARGE"),
    MAX_GROSS_VALUE("TOO_MUCH_LEVERAGE"),
    BUYING_POWER("NOT_ENOUGH_BUYING_POWER"),
    RISK_PER_TRADE("RISK_TOO_LARGE");

    private final String reasonCode;

    RiskRule(String reasonCode) {
        this.reasonCode = reasonCode;
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
