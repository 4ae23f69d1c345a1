package activetrader.execution.fills;

import activetrader.market.Account;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares the account's cash with the cash of the first look plus what fills and adjustments have brought since.
///
/// Fees of a sale leave the cash before the broker lists them, so differences up to a tenth of a percent of the
/// equity, or a dollar, count as none. See decision 76.
final class CashCheck {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.001");

    private final Supplier<BigDecimal> booked;
    private @Nullable BigDecimal before;

    /// @param booked dollars of all recorded fills and adjustments
    CashCheck(Supplier<BigDecimal> booked) {
        this.booked = booked;
    }

    /// Dollars of `account`'s cash that nothing explains, of either sign; zero when all is explained.
    BigDecimal unexplained(Account account) {
        BigDecimal rest = exact(account);
        BigDecimal most = account.equity().value().abs().multiply(TOLERANCE).max(BigDecimal.ONE);
        return rest.abs().compareTo(most) <= 0 ? BigDecimal.ZERO : rest;
    }

    /// As [#unexplained(Account)], without the tolerance, to the cent: it may be a fee or the corrected price of a
    /// fill.
    synchronized BigDecimal exact(Account account) {
        BigDecimal other = account.cash().value().subtract(booked.get());
        if (before == null) {
            before = other;
        }
        return other.subtract(before);
    }
}
