package activetrader.execution.monitor;

import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.OrderOwners;
import activetrader.execution.alerts.Alert;
import activetrader.execution.context.TradingContext;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.orders.FillReview;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.Position;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.Phase;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the account while anything is open: books fills, cancels entries that do not fill, re-creates missing
/// stops, and resolves orders in doubt.
public final class AccountMonitor {
    private static final Logger log = LoggerFactory.getLogger(AccountMonitor.class);
    private static final int FAILURES_BEFORE_ALERT = 4;

    private final TradingContext context;
    private final TradingCalendar calendar;
    private final Set<String> seenPartly = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final PositionMonitor monitor;
    private final FillReview fillReview;
    private final Consumer<BrokerException> failed;
    private final ExcessStops excess;
    private List<Position> held = List.of();
    private int failures;

    /// @param failed receives the failure of each failed look
    public AccountMonitor(
            TradingContext context,
            TradingCalendar calendar,
            PositionMonitor monitor,
            FillReview fillReview,
            Consumer<BrokerException> failed) {
        this.context = context;
        this.monitor = monitor;
        this.fillReview = fillReview;
        this.failed = failed;
        this.calendar = calendar;
        this.excess = new ExcessStops(context);
    }

    /// Looks once and acts on what is found.
    ///
    /// @return whether anything is open, in doubt or not known
    public boolean look() {
        try {
            boolean open = lookOnce();
            failures = 0;
            return open;
        } catch (BrokerException e) {
            failures++;
            failed.accept(e);
            log.warn("watch could not look failures={} cause=\"{}\"", failures, e.getMessage());
            if (failures == FAILURES_BEFORE_ALERT) {
                context.alerts()
                        .critical(
                                Alert.Kind.BROKER_SILENT,
                                null,
                                "the broker has not answered " + failures + " looks in a row: " + e.getMessage());
            }
            return true;
        }
    }

    /// Whether the last look failed because the broker did not answer.
    public boolean isFailing() {
        return failures > 0;
    }

    /// The positions of the last look, without those that stay.
    public List<Position> held() {
        return held;
    }

    /// A position gets its stop also when its fills cannot be booked, as the account cannot be read: positions and
    /// orders suffice for that.
    private boolean lookOnce() {
        boolean clear = context.ledger().inDoubt().isEmpty()
                || context.sender().clearUp(context.broker().forExits());
        Listing<Order> all = context.exitReader().allOrders();
        List<Order> orders = all.items();
        Listing<Position> listing = context.broker().forExits().positionListing();
        List<Position> listed = listing.items();
        List<RawItem> unknown = Listing.union(listing.unreadable(), all.unreadable());
        unknown.forEach(this::tellUnknown);
        orders.forEach(
                order -> context.ledger().noteIfEnded(order, context.time().instant()));
        boolean booked = context.fills().agreesWith(listed);
        BrokerException unbooked = null;
        if (!booked) {
            try {
                booked = bookAnew(listed);
            } catch (BrokerException e) {
                unbooked = e;
            }
        }
        List<Position> positions = booked ? listed : withUnlisted(listed);
        tellInDoubt();
        List<Position> ours = context.withoutKept(positions);
        held = ours;
        List<Position> guarded = context.sellable(ours);
        positions.forEach(position -> tellExternal(position, !ours.contains(position)));
        OrderOwners owners = OrderOwners.of(orders);
        orders.stream().filter(order -> order.isOpen() && !owners.isOurs(order)).forEach(this::tellExternal);
        boolean cancelled = cancelStaleEntries(orders);
        if (booked) {
            excess.cancel(orders, positions);
        }
        lookAfter(guarded, cancelled ? context.exitReader().allOrders().items() : orders, booked);
        if (unbooked != null) {
            throw unbooked; // the next look comes soon, and stops need positions and orders alone
        }
        return !clear
                || !booked
                || !unknown.isEmpty()
                || !ours.isEmpty()
                || AccountReader.open(orders).stream().anyMatch(order -> context.concerns(order, owners));
    }

    /// Books what changed the positions since the last look.
    ///
    /// @return whether the records agree with `listed`
    /// @throws BrokerException when the account or its activities cannot be read
    private boolean bookAnew(List<Position> listed) {
        context.fills().poll(context.broker().forExits());
        return context.fills().agreesWith(listed)
                || (context.fills().reconcile(context.broker().forExits())
                        && context.fills().agreesWith(listed));
    }

    /// `listed`, and the positions that only our records hold, read one by one: a list may be empty by mistake.
    private List<Position> withUnlisted(List<Position> listed) {
        Set<Symbol> known = symbols(listed);
        Stream<Position> unlisted = context.fills().lots().keySet().stream()
                .filter(symbol -> !known.contains(symbol))
                .flatMap(symbol -> context.exitReader().position(symbol).stream());
        return Stream.concat(listed.stream(), unlisted).toList();
    }

    private static Set<Symbol> symbols(List<Position> positions) {
        return positions.stream().map(Position::symbol).collect(Collectors.toSet());
    }

    private void tellUnknown(RawItem item) {
        if (told.add(item.inWords() + item.why())) {
            context.alerts()
                    .critical(
                            Alert.Kind.UNKNOWN_HOLDING,
                            null,
                            "the broker lists what cannot be read: " + item.inWords() + " (" + item.why()
                                    + "); it counts as held, has no stop, keeps entries away, and the flatten closes it");
        }
    }

    private void tellInDoubt() {
        for (LedgerEntry entry : context.ledger().inDoubt()) {
            OrderRecord.Intent intent = entry.intent();
            if (told.add(intent.clientOrderId())) {
                context.alerts()
                        .warning(
                                Alert.Kind.ORDER_IN_DOUBT,
                                intent.symbol(),
                                "it is not known yet whether the broker holds " + intent.clientOrderId() + ", "
                                        + intent.side() + " " + intent.quantity() + " " + intent.symbol());
            }
        }
    }

    /// Reports a position that none of our orders explains, once.
    private void tellExternal(Position position, boolean kept) {
        boolean ours = !kept
                && context.ledger().entries().stream()
                        .anyMatch(entry -> entry.state() != LedgerEntry.State.REJECTED
                                && entry.intent().symbol().equals(position.symbol()));
        if (!ours && told.add(position.symbol().value())) {
            context.alerts()
                    .warning(
                            Alert.Kind.EXTERNAL_POSITION,
                            position.symbol(),
                            "an external order opened " + position.quantity() + " " + position.symbol()
                                    + "; it counts for the limits and "
                                    + (kept ? "is left alone" : "gets a stop, and the flatten closes it"));
        }
    }

    private void tellExternal(Order order) {
        if (told.add(order.id())) {
            context.alerts()
                    .warning(
                            Alert.Kind.EXTERNAL_ORDER,
                            order.symbol(),
                            "an external order asks for " + order.side() + " " + order.remaining() + " "
                                    + order.symbol()
                                    + "; it counts for the limits and "
                                    + (context.externals().closesAll() ? "the flatten cancels it" : "is left alone"));
        }
    }

    /// Cancels entries that are open for too long. The legs of an entry are inactive until it is filled completely,
    /// and an entry without legs enlarges a position, which can have no stop beside it. So an entry that is filled
    /// in part at two looks is cancelled, and one that is filled in part or has no legs may be open for the wait
    /// for fills only. Any other entry has its configured time.
    private boolean cancelStaleEntries(List<Order> orders) {
        boolean any = false;
        for (Order order : orders) {
            if (order.isOpen() && isOurEntry(order) && isStale(order)) {
                any |= context.canceller()
                        .cancel(order.symbol(), each -> each.id().equals(order.id()), "not filled in time");
            }
        }
        return any;
    }

    private boolean isOurEntry(Order order) {
        return OrderIds.isOurs(order.clientOrderId())
                && context.ledger()
                        .entry(order.clientOrderId())
                        .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY)
                        .isPresent();
    }

    private boolean isStale(Order order) {
        OrderRecord.Intent intent =
                context.ledger().entry(order.clientOrderId()).orElseThrow().intent();
        boolean partly = !order.filledQuantity().isZero();
        if (partly && !seenPartly.add(order.id())) {
            return true;
        }
        boolean leavesSharesBare = partly || order.orderClass() == OrderClass.SIMPLE;
        Duration longest = leavesSharesBare
                ? context.settings().waits().fill()
                : context.settings().openFor(intent);
        return context.sender().ageOf(intent).compareTo(longest) > 0;
    }

    /// Looks after each position: re-creates its stop, applies the rules about gains, reviews its fills. Not in the
    /// last phase of the day, FLATTENING: the flatten sells these shares, and a stop for shares that are gone would
    /// open a short position.
    private void lookAfter(List<Position> positions, List<Order> orders, boolean booked) {
        Set<Symbol> known = symbols(positions);
        if (!booked) {
            known.addAll(context.fills().lots().keySet());
        }
        context.protector().unmarkAllBut(known);
        context.protector().checks().forgetAllBut(orders);
        monitor.keepOnly(known);
        fillReview.retain(known);
        Instant now = context.time().instant();
        TradingDay day = calendar.currentOrNext(now);
        if (day.phaseAt(now) != Phase.FLATTENING) {
            positions.forEach(position -> {
                monitor.look(position, orders, booked && day.isOpenAt(now));
                context.firstEntry(position).ifPresent(_ -> fillReview.review(position));
            });
        }
    }

    /// The positions that were held before today's first fill and are to be closed.
    List<Position> overnight(List<Position> positions) {
        return context.withoutKept(positions).stream()
                .filter(position -> Optional.ofNullable(
                                context.fills().lot(position.symbol()).openedAt())
                        .map(MarketZone::dateOf)
                        .filter(MarketZone.dateOf(context.time().instant())::equals)
                        .isEmpty())
                .toList();
    }
}
