package activetrader.simulator.exchange.event;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change of the account that no fill explains, with its amounts worked out.
public sealed interface AccountEvent {
    /// Unique in the account, a UUID.
    String id();

    Instant at();

    /// Dollars that come (positive) or go, with no shares.
    ///
    /// @param type as Alpaca names it, such as `CSD` or `FEE`
    /// @param symbol whose dividend it is; null when it belongs to none
    record CashMove(
            String id,
            Instant at,
            String type,
            Money amount,
            @Nullable Symbol symbol) implements AccountEvent {}

    /// Shares that come (positive) or go.
    ///
    /// @param type as Alpaca names it, such as `JNLS`, `ACATS`, `SPIN` or `OPASN`
    /// @param price what each share that comes costs; shares that go take their part of the position's cost
    /// @param cash dollars that come (positive) or go with them
    record ShareMove(String id, Instant at, String type, Symbol symbol, BigDecimal shares, Price price, Money cash)
            implements AccountEvent {}

    /// A position of `before` shares that becomes one of `after` at the same cost; both 0 when nothing was held.
    ///
    /// @param cash paid for the fraction of a share that does not come
    record Split(
            String id,
            Instant at,
            Symbol symbol,
            BigDecimal newRate,
            BigDecimal oldRate,
            BigDecimal before,
            BigDecimal after,
            Money cash)
            implements AccountEvent {}

    /// A position that continues under another symbol; `shares` is 0 when nothing was held.
    record Rename(String id, Instant at, Symbol from, Symbol to, BigDecimal shares) implements AccountEvent {}

    /// Coins that come, with a stop-limit order for all of them or, with null, without.
    record CryptoHeld(
            String id,
            Instant at,
            String pair,
            BigDecimal coins,
            Price price,
            @Nullable Price stop) implements AccountEvent {}

    record CryptoStopCanceled(String id, Instant at, String pair) implements AccountEvent {}

    /// @param wholeAccount whether everything in the account was asked to be sold
    record CryptoSold(
            String id, Instant at, String pair, BigDecimal coins, Price price, Money cash, boolean wholeAccount)
            implements AccountEvent {}

    /// A fill that never was.
    record Bust(String id, Instant at, String executionId) implements AccountEvent {}

    /// A fill that was for another quantity at another price.
    record Correction(String id, Instant at, String executionId, Quantity quantity, Price price)
            implements AccountEvent {}
}
