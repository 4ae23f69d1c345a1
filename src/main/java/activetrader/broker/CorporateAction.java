package activetrader.broker;

import activetrader.market.ActivityKind;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a company did to its shares, and with them to every account that held some.
///
/// @param id the broker's
/// @param symbol of the shares that were held before
/// @param successor the symbol of what holders have afterwards, or also have; null when it is the same, or there is
/// none
/// @param newRate shares that holders have afterwards, or also have, for each `oldRate` before; 1 where none is named
/// @param date on which the broker processes it, New York
public record CorporateAction(
        String id,
        Kind kind,
        Symbol symbol,
        @Nullable Symbol successor,
        BigDecimal newRate,
        BigDecimal oldRate,
        LocalDate date) {
    /// @throws IllegalArgumentException when a rate is not positive
    public CorporateAction {
        if (newRate.signum() <= 0 || oldRate.signum() <= 0) {
            throw new IllegalArgumentException("the rates of corporate action " + id + " must be positive, were "
                    + newRate.toPlainString() + " and " + oldRate.toPlainString());
        }
    }

    /// What was done.
    public enum Kind {
        SPLIT(ActivityKind.SPLIT),
        REVERSE_SPLIT(ActivityKind.REVERSE_SPLIT),
        SYMBOL_CHANGE(ActivityKind.SYMBOL_CHANGE),
        /// Shares of the buyer came for the shares.
        STOCK_MERGER(ActivityKind.MERGER),
        /// Dollars, or dollars and shares of the buyer, came for the shares.
        CASH_MERGER(ActivityKind.MERGER),
        /// Shares of another company came beside the shares.
        SPIN_OFF(ActivityKind.SPIN_OFF),
        /// The shares are worth nothing and were taken out of the accounts.
        REMOVAL(ActivityKind.REORGANIZATION);

        private final ActivityKind activity;

        Kind(ActivityKind activity) {
            this.activity = activity;
        }

        /// As the account's activities call it.
        public ActivityKind activity() {
            return activity;
        }
    }

    /// Whether `one` is the symbol before it or afterwards.
    public boolean concerns(Symbol one) {
        return one.equals(symbol) || one.equals(successor);
    }

    /// Such as `a 4:1 split of AAPL on 2020-08-31` or `FB became META on 2022-06-09`.
    public String inWords() {
        String rates = newRate.stripTrailingZeros().toPlainString() + ":"
                + oldRate.stripTrailingZeros().toPlainString();
        String what = switch (kind) {
            case SPLIT -> "a " + rates + " split of " + symbol;
            case REVERSE_SPLIT -> "a " + rates + " reverse split of " + symbol;
            case SYMBOL_CHANGE -> symbol + " became " + successor;
            case STOCK_MERGER -> symbol + " was merged into " + successor + ", " + rates;
            case CASH_MERGER -> symbol + " was bought for cash" + (successor == null ? "" : " by " + successor);
            case SPIN_OFF -> successor + " was spun off from " + symbol + ", " + rates;
            case REMOVAL -> symbol + " was removed as worthless";
        };
        return what + " on " + date;
    }
}
