package activetrader.execution.fills.adjustments;

import activetrader.broker.AccountActivity;
import activetrader.execution.fills.book.Lot;
import activetrader.market.ActivityKind;
import activetrader.market.Position;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Shares that the broker holds and our records do not (positive), or the reverse, with the activities that may
/// explain them. See decision 77.
///
/// @param booked signed shares by our records
/// @param activities those of the symbol that have not been booked yet
public record ShareDifference(Symbol symbol, BigDecimal booked, BigDecimal shares, List<AccountActivity> activities) {
    /// All differences, by symbol.
    public static List<ShareDifference> between(
            Map<Symbol, Lot> lots, Collection<Position> positions, Collection<AccountActivity> pending) {
        Map<Symbol, BigDecimal> rest = new TreeMap<>();
        lots.forEach((symbol, lot) -> rest.put(symbol, lot.shares().negate()));
        positions.forEach(position -> rest.merge(position.symbol(), position.signedQuantity(), BigDecimal::add));
        return rest.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .map(entry -> new ShareDifference(
                        entry.getKey(),
                        lots.getOrDefault(entry.getKey(), Lot.NONE).shares(),
                        entry.getValue(),
                        pending.stream()
                                .filter(activity -> entry.getKey().equals(activity.symbol()))
                                .toList()))
                .toList();
    }

    BigDecimal held() {
        return booked.add(shares);
    }

    ActivityKind kind() {
        return activities.isEmpty()
                ? ActivityKind.UNEXPLAINED
                : activities.getFirst().kind();
    }

    /// Whether the activities add up to the difference, or one of them states all that is held now.
    boolean isExplained() {
        BigDecimal sum = activities.stream().map(AccountActivity::shares).reduce(BigDecimal.ZERO, BigDecimal::add);
        return !activities.isEmpty()
                && (sum.compareTo(shares) == 0
                        || activities.stream()
                                .anyMatch(activity -> activity.shares().compareTo(held()) == 0));
    }

    List<String> activityIds() {
        return activities.stream().map(AccountActivity::id).toList();
    }
}
