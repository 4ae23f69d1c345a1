package activetrader.risk;

import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.RawItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What the broker says the account holds and has asked for.
///
/// @param openOrders orders not yet final, legs nested in their entry or as orders of their own
/// @param unreadable positions and orders that could not be read
/// @param otherAssets what is held in asset classes that are not traded here; part of the equity
/// @param readAt when the oldest of the three was read
public record AccountSnapshot(
        Account account,
        List<Position> positions,
        List<Order> openOrders,
        List<RawItem> unreadable,
        List<RawItem> otherAssets,
        Instant readAt) {
    public AccountSnapshot {
        positions = List.copyOf(positions);
        openOrders = List.copyOf(openOrders);
        unreadable = List.copyOf(unreadable);
        otherAssets = List.copyOf(otherAssets);
    }

    /// What is held is worth, less what is sold short; empty while the value of one thing is not known.
    public Optional<Money> worth() {
        return otherAssets.stream().anyMatch(other -> other.marketValue() == null)
                ? Optional.empty()
                : Optional.of(Stream.concat(
                                positions.stream().map(Position::marketValue),
                                otherAssets.stream().map(RawItem::marketValue))
                        .filter(Objects::nonNull)
                        .reduce(Money.ZERO, Money::plus));
    }

    /// Dollars, without a sign, between equity on the one side and cash and [#worth] on the other, which are
    /// the same by definition; empty while something that is held cannot be read or valued.
    public Optional<Money> equityGap() {
        return unreadable.isEmpty()
                ? worth().map(worth ->
                        account.equity().minus(account.cash()).minus(worth).abs())
                : Optional.empty();
    }

    /// Whether cash and positions confirm the equity to within `percent` of it.
    public boolean confirmEquity(BigDecimal percent) {
        return equityGap()
                .filter(gap -> !gap.isAbove(Percent.of(account.equity().abs(), percent)))
                .isPresent();
    }

    /// Books of shares alone, of which everything could be read.
    public AccountSnapshot(Account account, List<Position> positions, List<Order> openOrders, Instant readAt) {
        this(account, positions, openOrders, List.of(), List.of(), readAt);
    }
}
