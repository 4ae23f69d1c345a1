package activetrader.risk;

import java.util.Locale;

/// The rules that an entry must keep, in the order in which they are looked at.
public enum RiskRule {
    TRADING_MODE,
    SESSION_OPEN,
    NO_ENTRY_FIRST_MINUTES,
    NO_ENTRY_LAST_MINUTES,
    ACCOUNT_USABLE,
    MAX_DAILY_LOSS,
    MAX_DRAWDOWN,
    LOSS_PAUSE,
    MAX_TRADES_PER_DAY,
    MAX_ORDERS_PER_MINUTE,
    ALLOWED_SYMBOLS,
    BLOCKED_SYMBOLS,
    SYMBOL_TRADABLE,
    SYMBOL_HALTED,
    SHORTING_ALLOWED,
    SAME_DIRECTION,
    COOLDOWN,
    MAX_POSITIONS,
    ORDER_TYPE,
    QUOTE_FRESH,
    MIN_PRICE,
    MAX_SPREAD,
    MIN_DOLLAR_VOLUME,
    PRICE_COLLAR,
    VOLATILITY_FRESH,
    STOP_SIDE,
    STOP_DISTANCE,
    TAKE_PROFIT_SIDE,
    MIN_REWARD_RISK,
    WHOLE_SHARES,
    MAX_POSITION_VALUE,
    MAX_DEPLOYED_VALUE,
    MAX_GROUP_VALUE,
    MAX_GROSS_VALUE,
    BUYING_POWER,
    RISK_PER_TRADE;

    /// The rule's name in records and documents, such as `max_positions`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
