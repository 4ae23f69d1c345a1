package activetrader.execution.flatten;

import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a flatten did, and what is left.
///
/// @param flat whether positions, orders and cash agree that nothing is held and nothing is open, but for `kept`
/// @param cancelledOrders orders that were open at the start and are cancelled
/// @param remaining as last seen
/// @param trouble why the account could not be seen at the end, or which of its answers disagree; null when it was
///     read and they agree
/// @param kept what stays: other asset classes with their orders, and foreign holdings
/// @param notes further facts that a person must know
public record FlattenReport(
        boolean flat,
        String requestedBy,
        Instant startedAt,
        Instant finishedAt,
        int cancelledOrders,
        List<Closed> closed,
        List<Remaining> remaining,
        @Nullable String trouble,
        List<Remaining> kept,
        List<String> notes) {
    public FlattenReport {
        closed = List.copyOf(closed);
        remaining = List.copyOf(remaining);
        kept = List.copyOf(kept);
        notes = List.copyOf(notes);
    }

    /// A report without notes.
    public FlattenReport(
            boolean flat,
            String requestedBy,
            Instant startedAt,
            Instant finishedAt,
            int cancelledOrders,
            List<Closed> closed,
            List<Remaining> remaining,
            @Nullable String trouble,
            List<Remaining> kept) {
        this(flat, requestedBy, startedAt, finishedAt, cancelledOrders, closed, remaining, trouble, kept, List.of());
    }

    /// This report with the profit of each closing order, as `profitOf` gives it.
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
                flat, requestedBy, startedAt, finishedAt, cancelledOrders, known, remaining, trouble, kept, notes);
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

    /// What stays, in a few words; empty when nothing does.
    public String keptInWords() {
        return kept.isEmpty()
                ? ""
                : ", left alone: " + kept.stream().map(Remaining::inWords).collect(Collectors.joining(", "));
    }

    /// Shares that are still held, or an open order when `quantity` is zero.
    ///
    /// @param symbol the broker's name for it, without characters that cannot be logged
    /// @param worth market value in dollars; null when it is not known, and for orders
    public record Remaining(
            Symbol symbol,
            Quantity quantity,
            String why,
            @Nullable Money worth) {
        private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x21-\\x7E]|[,\"\\\\]");
        private static final int LONGEST = 40;

        public Remaining(Symbol symbol, Quantity quantity, String why) {
            this(symbol, quantity, why, null);
        }

        static Remaining of(Position position, String why) {
            return new Remaining(position.symbol(), position.quantity(), why, position.marketValue());
        }

        static Remaining of(Symbol symbol, String why) {
            return new Remaining(symbol, Quantity.ZERO, why);
        }

        static Remaining of(RawItem item, String why) {
            String name = item.symbol().isBlank() ? (item.id().isBlank() ? "?" : item.id()) : item.symbol();
            String printable = NOT_PRINTABLE.matcher(name).replaceAll("_");
            boolean order = item.kind() == RawItem.Kind.ORDER;
            return new Remaining(
                    new Symbol(printable.substring(0, Math.min(printable.length(), LONGEST))),
                    order || item.quantity().isEmpty()
                            ? Quantity.ZERO
                            : new Quantity(new BigDecimal(item.quantity()).abs()),
                    order ? "order " + item.id() + ", " + why : why,
                    item.marketValue());
        }

        public String inWords() {
            return (quantity.isZero() ? "" : quantity + " ") + symbol + " (" + why + ")";
        }
    }
}
