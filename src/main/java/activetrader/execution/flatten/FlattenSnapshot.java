package activetrader.execution.flatten;

import activetrader.broker.Broker;
import activetrader.broker.Listing;
import activetrader.broker.OrderQuery;
import activetrader.execution.account.OrderOwners;
import activetrader.execution.ledger.OrderIds;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The account as the broker's answers show it, as far as they came.
///
/// @param today today's orders in any state, legs nested
/// @param open open orders and legs, of any day
/// @param positions positions to close
/// @param unknown positions and orders that can only be closed by their names
/// @param others holdings and open orders in asset classes that are not traded here; they stay
/// @param kept foreign holdings that stay
/// @param ordersTrouble why a list of orders is missing; null when both came
/// @param positionsTrouble why the list of positions is missing; null when it came
/// @param balance the third witness; null when it was not read
record FlattenSnapshot(
        List<Order> today,
        List<Order> open,
        List<Position> positions,
        List<RawItem> unknown,
        List<RawItem> others,
        List<FlattenReport.Remaining> kept,
        @Nullable String ordersTrouble,
        @Nullable String positionsTrouble,
        @Nullable FlattenPart<FlatBalance> balance) {
    /// The snapshot before the first one: no orders are known.
    static final FlattenSnapshot NOTHING =
            new FlattenSnapshot(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null);

    /// Reads orders and positions, and the balance where wanted, in parallel where `fanOut` allows it.
    static FlattenSnapshot at(Broker broker, Instant midnight, ParallelCalls fanOut, boolean withBalance) {
        AtomicReference<FlattenPart<Listing<Order>>> today = new AtomicReference<>(FlattenPart.unasked());
        AtomicReference<FlattenPart<Listing<Order>>> calledOpen = new AtomicReference<>(FlattenPart.unasked());
        AtomicReference<FlattenPart<Listing<Position>>> positions = new AtomicReference<>(FlattenPart.unasked());
        AtomicReference<@Nullable FlattenPart<FlatBalance>> balance = new AtomicReference<>();
        List<Runnable> calls = new ArrayList<>(List.of(
                () -> today.set(FlattenPart.of(() -> broker.orderListing(OrderQuery.since(midnight)))),
                () -> calledOpen.set(FlattenPart.of(() -> broker.orderListing(OrderQuery.calledOpen()))),
                () -> positions.set(FlattenPart.of(broker::positionListing))));
        if (withBalance) {
            calls.add(() -> balance.set(FlattenPart.of(() -> FlatBalance.ask(broker, midnight))));
        }
        fanOut.run(calls);
        return of(broker, today.get(), calledOpen.get(), positions.get(), balance.get());
    }

    private static FlattenSnapshot of(
            Broker broker,
            FlattenPart<Listing<Order>> today,
            FlattenPart<Listing<Order>> calledOpen,
            FlattenPart<Listing<Position>> listed,
            @Nullable FlattenPart<FlatBalance> balance) {
        Listing<Order> ofToday = today.found().orElseGet(() -> Listing.of(List.of()));
        Listing<Order> flat = calledOpen.found().orElseGet(() -> Listing.of(List.of()));
        Listing<Position> held = listed.found().orElseGet(() -> Listing.of(oneByOne(broker, ofToday.items())));
        List<Order> open = open(ofToday.items(), flat.items());
        Set<String> read = Stream.concat(ofToday.items().stream(), open.stream())
                .flatMap(Order::withLegs)
                .map(Order::id)
                .collect(Collectors.toSet());
        List<RawItem> orders = Listing.union(ofToday.unreadable(), flat.unreadable()).stream()
                .filter(item -> item.id().isEmpty() || !read.contains(item.id()) || isOfALeg(item, ofToday))
                .toList();
        return new FlattenSnapshot(
                ofToday.items(),
                open,
                held.items(),
                Listing.union(held.unreadable(), orders),
                Listing.union(held.otherAssets(), Listing.union(ofToday.otherAssets(), flat.otherAssets())),
                List.of(),
                today.trouble() != null ? today.trouble() : calledOpen.trouble(),
                listed.trouble(),
                balance);
    }

    /// Whether `item` is an unreadable leg of an order that is readable and open.
    private static boolean isOfALeg(RawItem item, Listing<Order> today) {
        return today.items().stream().anyMatch(order -> order.id().equals(item.id()) && order.isOpen());
    }

    /// The positions in the symbols that were traded today, read one by one when the list of positions is missing.
    private static List<Position> oneByOne(Broker broker, List<Order> today) {
        return today.stream()
                .filter(order -> !order.filledQuantity().isZero() || order.isOpen())
                .map(Order::symbol)
                .distinct()
                .map(symbol ->
                        FlattenPart.of(() -> broker.position(symbol)).found().flatMap(found -> found))
                .flatMap(Optional::stream)
                .toList();
    }

    /// This snapshot without the positions in `symbols`, and without foreign orders that are not in the way. An
    /// order in a symbol that is to be closed is in the way: it holds shares.
    FlattenSnapshot keeping(Set<Symbol> symbols) {
        OrderOwners owners = OrderOwners.of(today);
        Set<Symbol> closing = positions.stream()
                .map(Position::symbol)
                .filter(symbol -> !symbols.contains(symbol))
                .collect(Collectors.toSet());
        Predicate<Order> stays = order -> !owners.isOurs(order) && !closing.contains(order.symbol());
        List<FlattenReport.Remaining> left = Stream.concat(
                        positions.stream()
                                .filter(position -> symbols.contains(position.symbol()))
                                .map(position -> FlattenReport.Remaining.of(position, "an external position")),
                        open.stream()
                                .filter(stays)
                                .map(order ->
                                        FlattenReport.Remaining.of(order.symbol(), "external order " + order.id())))
                .toList();
        return new FlattenSnapshot(
                today,
                open.stream().filter(stays.negate()).toList(),
                positions.stream()
                        .filter(position -> closing.contains(position.symbol()))
                        .toList(),
                unknown,
                others,
                left,
                ordersTrouble,
                positionsTrouble,
                balance);
    }

    /// This snapshot with everything to be closed.
    FlattenSnapshot ofEverything() {
        return new FlattenSnapshot(
                today,
                open,
                positions,
                Listing.union(unknown, others),
                List.of(),
                List.of(),
                ordersTrouble,
                positionsTrouble,
                balance);
    }

    private static List<Order> open(List<Order> today, List<Order> calledOpen) {
        Set<String> known =
                today.stream().flatMap(Order::withLegs).map(Order::id).collect(Collectors.toSet());
        return Stream.concat(
                        today.stream().flatMap(FlattenSnapshot::openPart),
                        calledOpen.stream().filter(order -> !known.contains(order.id())))
                .toList();
    }

    private static Stream<Order> openPart(Order order) {
        return order.isOpen() ? Stream.of(order) : order.legs().stream().filter(Order::isOpen);
    }

    /// Whether all lists came.
    boolean isComplete() {
        return ordersTrouble == null && positionsTrouble == null;
    }

    /// Whether nothing at all could be read.
    boolean isBlind() {
        return ordersTrouble != null && positionsTrouble != null && open.isEmpty() && positions.isEmpty();
    }

    /// Whether the broker lists nothing to close.
    boolean isEmpty() {
        return isComplete() && positions.isEmpty() && open.isEmpty() && unknown.isEmpty();
    }

    /// Why the snapshot is not complete; null when it is.
    @Nullable
    String trouble() {
        return positionsTrouble != null ? positionsTrouble : ordersTrouble;
    }

    /// The open orders that no flatten has sent.
    List<Order> ordersOfOthers() {
        return open.stream()
                .filter(order -> !OrderIds.isFlatten(order.clientOrderId()))
                .toList();
    }

    /// The highest number of a closing order that has ended, among ids that start with `prefix`; 0 for none.
    int lastEnded(String prefix) {
        return today.stream()
                .filter(order -> order.status().isFinal())
                .mapToInt(order -> OrderIds.numberAfter(prefix, order.clientOrderId()))
                .max()
                .orElse(0);
    }

    /// What stays: other asset classes and foreign holdings.
    List<FlattenReport.Remaining> leftAlone() {
        return Stream.concat(others.stream().map(item -> FlattenReport.Remaining.of(item, item.why())), kept.stream())
                .toList();
    }

    /// The symbols that stay.
    Set<Symbol> keptSymbols() {
        return kept.stream().map(FlattenReport.Remaining::symbol).collect(Collectors.toSet());
    }

    /// Why the third witness does not confirm that the account is flat; empty when it does.
    Optional<String> doubt() {
        if (balance == null) {
            return Optional.of("cash and executions were not asked for yet");
        }
        return balance.found()
                .map(found -> found.disagreement(keptSymbols(), keptWorth()))
                .orElseGet(() -> Optional.of("cash and executions cannot be read: " + balance.trouble()));
    }

    private Optional<List<activetrader.market.Money>> keptWorth() {
        List<activetrader.market.@Nullable Money> worth = new ArrayList<>();
        others.stream()
                .filter(item -> item.kind() == RawItem.Kind.POSITION)
                .forEach(item -> worth.add(item.marketValue()));
        kept.stream().filter(left -> !left.quantity().isZero()).forEach(left -> worth.add(left.worth()));
        return worth.contains(null)
                ? Optional.empty()
                : Optional.of(worth.stream().filter(Objects::nonNull).toList());
    }
}
