package activetrader.execution.monitor;

import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.execution.alerts.Alert;
import activetrader.execution.context.TradingContext;
import activetrader.execution.orders.CloseByName;
import activetrader.execution.orders.ExitRequest;
import activetrader.execution.orders.ExitResult;
import activetrader.execution.timers.TradingTimers;
import activetrader.journal.ExitKind;
import activetrader.journal.OrderRecord;
import activetrader.market.Position;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes positions that were held over the night, also those that cannot be read: alerts a person once, and closes
/// them at the open, with tries until they are gone.
public final class OvernightPositions {
    private static final Logger log = LoggerFactory.getLogger(OvernightPositions.class);

    private final TradingContext context;
    private final AccountMonitor watch;
    private final TradingCalendar calendar;
    private final TradingTimers timers;
    private final Function<ExitRequest, ExitResult> exit;
    private final CloseByName byName;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    /// The positions known to be held while the exchange is closed.
    private final Set<Symbol> known = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    public OvernightPositions(
            TradingContext context,
            AccountMonitor watch,
            TradingCalendar calendar,
            TradingTimers timers,
            Function<ExitRequest, ExitResult> exit) {
        this.context = context;
        this.watch = watch;
        this.calendar = calendar;
        this.timers = timers;
        this.exit = exit;
        this.byName = new CloseByName(context.broker(), context.refusals(), context.time());
    }

    /// Whether there may be such positions; entries are denied until they are gone.
    public boolean isOpen() {
        return open;
    }

    /// Reads them from the broker. Reports whatever is held while the exchange is closed, as the process that
    /// should have alerted at the close may have crashed before.
    public void find() {
        Listing<Position> listed = context.broker().forExits().positionListing();
        List<Position> held = listed.items();
        open = !watch.overnight(held).isEmpty();
        Instant now = context.time().instant();
        if (!(held.isEmpty() && listed.unreadable().isEmpty())
                && !calendar.currentOrNext(now).isOpenAt(now)) {
            held.forEach(position -> known.add(position.symbol()));
            tellNotFlat(listed, now);
        }
    }

    /// Reports the positions in `held` that came into the account while every source calls the exchange closed.
    /// Nothing can be done about them before the next open.
    public void tellNew(List<Position> held) {
        List<Position> fresh =
                held.stream().filter(position -> known.add(position.symbol())).toList();
        if (!fresh.isEmpty()) {
            tellNotFlat(Listing.of(fresh), context.time().instant());
        }
    }

    private void tellNotFlat(Listing<Position> held, Instant now) {
        List<Symbol> symbols = held.items().stream().map(Position::symbol).toList();
        context.ledger().note(new OrderRecord.FlattenFinished(now, "alpaca-trade", false, symbols));
        context.alerts()
                .critical(
                        Alert.Kind.NOT_FLAT,
                        null,
                        "NOT FLAT: held while the exchange is closed: "
                                + Stream.concat(
                                                held.items().stream()
                                                        .map(position -> position.symbol() + " " + position.quantity()
                                                                + " shares"),
                                                held.unreadable().stream().map(RawItem::inWords))
                                        .collect(Collectors.joining(", "))
                                + "; closed first at the next open");
    }

    /// Notes that a night begins: there may be overnight positions at the next open.
    public void expect() {
        open = true;
        told.clear();
        known.clear();
        known.addAll(context.fills().lots().keySet());
    }

    /// Closes them, and looks again while the exchange is open and one is left.
    public void close() {
        open = true;
        boolean done = closeHeld();
        open = !done;
        Duration wait = context.settings().reconcileInterval();
        Instant next = context.time().instant().plus(wait);
        if (!done && calendar.currentOrNext(next).isOpenAt(next)) {
            timers.after(wait, "overnight positions", this::close);
        }
    }

    private boolean closeHeld() {
        try {
            Listing<Position> listed = context.broker().forExits().positionListing();
            List<Position> held = context.sellable(watch.overnight(listed.items()));
            held.forEach(this::close);
            listed.unreadable().forEach(this::close);
            return context.sellable(held).isEmpty()
                    && listed.unreadable().stream()
                            .allMatch(item -> context.refusals().isSetAside(item.address()));
        } catch (BrokerException e) {
            log.warn("positions held overnight not closed yet cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    private void close(RawItem item) {
        if (told.add(item.inWords())) {
            context.alerts()
                    .critical(
                            Alert.Kind.OVERNIGHT_POSITION,
                            null,
                            item.inWords() + " was held overnight and cannot be read (" + item.why()
                                    + "); closing it by the broker's name for it");
        }
        byName.close(item);
    }

    private void close(Position position) {
        Symbol symbol = position.symbol();
        if (told.add(symbol.value())) {
            context.alerts()
                    .warning(
                            Alert.Kind.OVERNIGHT_POSITION,
                            symbol,
                            symbol + " was held overnight, " + position.quantity() + " shares, closing it");
        }
        if (exit.apply(ExitRequest.all(symbol, "held overnight", null).as(ExitKind.FLATTEN))
                instanceof ExitResult.Failed failed) {
            log.warn("position held overnight not closed yet symbol={} cause=\"{}\"", symbol, failed.message());
        }
    }
}
