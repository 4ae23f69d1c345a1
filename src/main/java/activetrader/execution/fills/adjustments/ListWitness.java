package activetrader.execution.fills.adjustments;

import activetrader.broker.Broker;
import activetrader.broker.Listing;
import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.risk.AccountSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Equity and cash as the second witness of a list of positions: the value of what is held is their difference. See
/// decision 87.
///
/// @param gap dollars between the two, without a sign; empty when a listed item cannot be read or valued
public record ListWitness(Optional<BigDecimal> gap) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /// Reads the account from `broker`, after `positions` were read.
    ///
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    public static ListWitness of(Broker broker, Listing<Position> positions) {
        Account account = broker.account();
        AccountSnapshot books = new AccountSnapshot(
                account, positions.items(), List.of(), positions.unreadable(), positions.otherAssets(), Instant.EPOCH);
        return new ListWitness(books.equityGap().map(Money::value));
    }

    /// Whether the account confirms the list, and not records that differ from it by shares worth `worth`: the gap
    /// is less than half of that.
    boolean confirms(BigDecimal worth) {
        return gap.filter(found -> found.signum() == 0 || found.multiply(TWO).compareTo(worth.abs()) < 0)
                .isPresent();
    }
}
