package activetrader.market;

import java.util.Locale;

/// What kind of thing changed an account without a fill of a stock order.
public enum ActivityKind {
    /// Money that came from outside.
    DEPOSIT,
    /// Money that went outside.
    WITHDRAWAL,
    /// Money that came from, or went to, another account.
    CASH_TRANSFER,
    DIVIDEND,
    INTEREST,
    FEE,
    /// Shares that came from, or went to, another account.
    SHARE_TRANSFER,
    SPLIT,
    REVERSE_SPLIT,
    SPIN_OFF,
    MERGER,
    SYMBOL_CHANGE,
    REORGANIZATION,
    /// Shares that an option brought or took.
    ASSIGNMENT,
    /// A fill that never was.
    TRADE_BUST,
    /// A fill that was for another quantity or at another price.
    TRADE_CORRECTION,
    /// A trade in something that is no stock, such as a coin or an option.
    FOREIGN_TRADE,
    /// Something of which the broker gives no known kind.
    OTHER,
    /// Something that changed and nobody says why.
    UNEXPLAINED;

    /// The name in records, such as `reverse_split`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in sentences, such as `reverse split`.
    public String words() {
        return code().replace('_', ' ');
    }

    /// The kind that `code` names; [#OTHER] when it names none.
    public static ActivityKind of(String code) {
        for (ActivityKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        return OTHER;
    }

    /// Whether it changes what the account is worth without a gain or a loss from trading.
    public boolean movesEquity() {
        return switch (this) {
            case DEPOSIT, WITHDRAWAL, CASH_TRANSFER, DIVIDEND, INTEREST, FEE, SHARE_TRANSFER, OTHER, UNEXPLAINED ->
                true;
            case SPLIT,
                    REVERSE_SPLIT,
                    SPIN_OFF,
                    MERGER,
                    SYMBOL_CHANGE,
                    REORGANIZATION,
                    ASSIGNMENT,
                    TRADE_BUST,
                    TRADE_CORRECTION,
                    FOREIGN_TRADE -> false;
        };
    }
}
