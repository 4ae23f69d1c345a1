package activetrader.execution.flatten;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a flatten did, and what is left.
///
/// @param flat whether the broker confirms that there is no position and no open order, but for `kept`
/// @param cancelledOrders orders that were open at the start and are gone
/// @param remaining as last seen
/// @param trouble why the account could not be seen at the end; null when it could
/// @param kept what is somebody else's and was left alone
public record FlattenReport(
        boolean flat,
        String requestedBy,
        Instant startedAt,
        Instant finishedAt,
        int cancelledOrders,
        List<Closed> closed,
        List<Remaining> remaining,
        @Nullable String trouble,
        List<Remaining> kept) {
    public FlattenReport {
        closed = List.copyOf(closed);
        remaining = List.copyOf(remaining);
        kept = List.copyOf(kept);
    }

    /// This report with the profit that `profitOf` knows of each closing.
    public FlattenReport withProfits(Function<Closed, @Nullable Money> profitOf) {
        List<Closed> known = closed.stream()
                .map(each -> new Closed(
                        each.orderId(),
                        each.symbol(),
                        each.quantity(),
                        each.side(),
                        each.averagePrice(),
                        profitOf.apply(each)))
                .toList();
        return new FlattenReport(
                flat, requestedBy, startedAt, finishedAt, cancelledOrders, known, remaining, trouble, kept);
    }

    /// Shares that a closing order of this flatten sold or bought back.
    ///
    /// @param profit null when it was not worked out
    public record Closed(
            String orderId,
            Symbol symbol,
            Quantity quantity,
            Side side,
            @Nullable Price averagePrice,
            @Nullable Money profit) {}

    /// What was left alone, in a few words; empty when nothing was.
    public String keptInWords() {
        return kept.isEmpty()
                ? ""
                : ", kept " + kept.stream().map(Remaining::inWords).collect(Collectors.joining(", "));
    }

    /// Shares, or an open order when `quantity` is zero, that are still there.
    public record Remaining(Symbol symbol, Quantity quantity, String why) {
        String inWords() {
            return symbol + (quantity.isZero() ? "" : " " + quantity + " shares") + " (" + why + ")";
        }
    }
}
