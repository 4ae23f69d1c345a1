package activetrader.broker;

import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;

/// A split or a cash dividend.
///
/// @param exDate the first day on which the shares trade without it, New York
/// @param newRate shares after a split for each `oldRate` before; 1 for a dividend
/// @param cash dollars a share; 0 for a split
public record ShareEvent(
        Symbol symbol, LocalDate exDate, Kind kind, BigDecimal newRate, BigDecimal oldRate, BigDecimal cash) {
    public ShareEvent {
        if (newRate.signum() <= 0 || oldRate.signum() <= 0 || cash.signum() < 0) {
            throw new IllegalArgumentException(
                    "the rates of a split of " + symbol + " must be positive, were " + newRate.toPlainString() + " and "
                            + oldRate.toPlainString() + "; dividend " + cash.toPlainString());
        }
    }

    /// What happened to the shares.
    public enum Kind {
        SPLIT,
        CASH_DIVIDEND
    }
}
