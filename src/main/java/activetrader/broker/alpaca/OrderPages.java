package activetrader.broker.alpaca;

import activetrader.broker.Listing;
import activetrader.broker.OrderQuery;
import activetrader.broker.alpaca.rest.Target;
import activetrader.market.Order;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists orders page by page, and finds every open one.
///
/// Alpaca's own list of open orders leaves out legs in state `held`, and with nested legs also those of a filled
/// entry. So the open orders are put together from two lists: what it calls open, flat, which has leftovers of
/// earlier days, and everything submitted today with its legs, which has what is held.
/// See decision 11.
final class OrderPages {
    /// The most that Alpaca gives at once.
    private static final int PAGE = 500;
    private static final Duration OVERLAP = Duration.ofNanos(1_000);
    private static final Comparator<Order> BY_SUBMISSION =
            Comparator.comparing((Order order) -> order.submittedAt() == null ? Instant.MAX : order.submittedAt());

    private final Function<Target, Page<Order>> fetch;

    OrderPages(Function<Target, Page<Order>> fetch) {
        this.fetch = fetch;
    }

    Listing<Order> list(OrderQuery query, Instant now) {
        return switch (query.state()) {
            case OPEN -> open(query, now);
            case CALLED_OPEN -> pages("open", false, query.submittedAfter(), query.symbols());
            case CLOSED -> pages("closed", true, query.submittedAfter(), query.symbols());
            case ALL -> pages("all", true, query.submittedAfter(), query.symbols());
            case ALL_OR_OPEN -> allOrOpen(query);
        };
    }

    private Listing<Order> open(OrderQuery query, Instant now) {
        Listing<Order> calledOpen = pages("open", false, query.submittedAfter(), query.symbols());
        Listing<Order> today = pages("all", true, since(query, now), query.symbols());
        return union(
                calledOpen,
                today,
                Stream.concat(
                                unknownTo(today.items(), calledOpen.items()),
                                today.items().stream().flatMap(OrderPages::openPart))
                        .sorted(BY_SUBMISSION)
                        .toList());
    }

    private Listing<Order> allOrOpen(OrderQuery query) {
        Listing<Order> calledOpen = pages("open", false, null, query.symbols());
        Listing<Order> all = pages("all", true, query.submittedAfter(), query.symbols());
        return union(
                calledOpen,
                all,
                Stream.concat(unknownTo(all.items(), calledOpen.items()), all.items().stream())
                        .toList());
    }

    private static Listing<Order> union(Listing<Order> one, Listing<Order> other, List<Order> orders) {
        return new Listing<>(
                orders,
                Listing.union(one.unreadable(), other.unreadable()),
                Listing.union(one.otherAssets(), other.otherAssets()));
    }

    /// The orders of `list` that are neither in `known` nor legs there.
    private static Stream<Order> unknownTo(List<Order> known, List<Order> list) {
        Set<String> ids = known.stream().flatMap(Order::withLegs).map(Order::id).collect(Collectors.toSet());
        return list.stream().filter(order -> !ids.contains(order.id()));
    }

    private static Instant since(OrderQuery query, Instant now) {
        Instant midnight = MarketZone.startOfDay(now).minus(OVERLAP);
        Instant asked = query.submittedAfter();
        return asked == null ? midnight : asked;
    }

    /// An open order with its legs, or the open legs of one that is final.
    private static Stream<Order> openPart(Order order) {
        return order.isOpen() ? Stream.of(order) : order.legs().stream().filter(Order::isOpen);
    }

    /// The pages overlap by a little, so that orders of the same instant are not lost between them.
    private Listing<Order> pages(String status, boolean nested, @Nullable Instant after, Set<Symbol> symbols) {
        Target target = Target.of("/v2/orders")
                .with("status", status)
                .with("limit", PAGE)
                .with("direction", "asc")
                .with("nested", nested)
                .with("symbols", symbols.isEmpty() ? null : join(symbols));
        Map<String, Order> byId = new LinkedHashMap<>();
        List<RawItem> unreadable = List.of();
        List<RawItem> others = List.of();
        Instant from = after;
        while (true) {
            Page<Order> page = fetch.apply(target.with("after", from));
            int known = byId.size();
            page.items().forEach(order -> byId.putIfAbsent(order.id(), order));
            unreadable = Listing.union(unreadable, page.listing().unreadable());
            others = Listing.union(others, page.listing().otherAssets());
            Instant last = page.items().stream()
                    .map(Order::submittedAt)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            if (page.size() < PAGE || byId.size() == known || last == null) {
                return new Listing<>(List.copyOf(byId.values()), unreadable, others);
            }
            from = last.minus(OVERLAP);
        }
    }

    private static String join(Set<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).sorted().collect(Collectors.joining(","));
    }
}
