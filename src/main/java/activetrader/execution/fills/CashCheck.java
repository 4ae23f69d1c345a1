package activetrader.execution.fills;

import activetrader.market.Account;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether the account's cash is what it was at the first look and what fills and adjustments have brought since.
///
/// Fees of a sale leave the cash before the broker lists them, so differences up to a tenth of a percent of the equity,
/// or a dollar, count as none.
/// See decision 76.
final class CashCheck {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.001");

    private final Supplier<BigDecimal> booked;
    private @Nullable BigDecimal before;

    /// @param booked dollars that all recorded fills and adjustments have brought
    CashCheck(Supplier<BigDecimal> booked) {
        this.booked = booked;
    }

    /// Dollars of `account`'s cash that nothing explains, of either sign; zero when everything is explained.
    BigDecimal unexplained(Account account) {
        BigDecimal rest = exact(account);
        BigDecimal most = account.equity().value().abs().multiply(TOLERANCE).max(BigDecimal.ONE);
        return rest.abs().compareTo(most) <= 0 ? BigDecimal.ZERO : rest;
    }

    /// As [#unexplained(Account)], to the cent: what may be a fee, or the corrected price of a fill.
    synchronized BigDecimal exact(Account account) {
        BigDecimal other = account.cash().value().subtract(booked.get());
        if (before == null) {
            before = other;
        }
        return other.subtract(before);
    }
}
