package activetrader.execution;

import activetrader.broker.BrokerException;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Positions that were held over the night: told once, and closed first thing, again and again until they are gone.
final class Overnight {
    private static final Logger log = LoggerFactory.getLogger(Overnight.class);

    private final Desk desk;
    private final Watch watch;
    private final TradingCalendar calendar;
    private final DeskTimers timers;
    private final Function<ExitRequest, ExitResult> exit;
    private final Set<Symbol> told = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    Overnight(
            Desk desk,
            Watch watch,
            TradingCalendar calendar,
            DeskTimers timers,
            Function<ExitRequest, ExitResult> exit) {
        this.desk = desk;
        this.watch = watch;
        this.calendar = calendar;
        this.timers = timers;
        this.exit = exit;
    }

    /// Whether there may be such positions; nothing new is opened before they are gone.
    boolean isOpen() {
        return open;
    }

    /// Asks the broker for them.
    void find() {
        open = !watch.overnight(desk.broker().forExits().positions()).isEmpty();
    }

    /// A night begins: nobody knows what the next open brings.
    void expect() {
        open = true;
        told.clear();
    }

    /// Closes them, and looks again as long as the exchange is open and one is left.
    void close() {
        boolean done = false;
        try {
            List<Position> held = watch.overnight(desk.broker().forExits().positions());
            held.forEach(this::close);
            done = held.isEmpty();
        } catch (BrokerException e) {
            log.warn("positions held overnight not closed yet cause=\"{}\"", e.getMessage());
        } finally {
            open = !done;
            Instant next = desk.time().instant().plus(desk.settings().reconcileInterval());
            if (!done && calendar.currentOrNext(next).isOpenAt(next)) {
                timers.at(next, "overnight positions", this::close);
            }
        }
    }

    private void close(Position position) {
        Symbol symbol = position.symbol();
        if (told.add(symbol)) {
            desk.alerts()
                    .warning(
                            Alert.Kind.OVERNIGHT_POSITION,
                            symbol,
                            symbol + " was held overnight, " + position.quantity() + " shares, closing it");
        }
        if (exit.apply(ExitRequest.all(symbol, "held overnight", null)) instanceof ExitResult.Failed failed) {
            log.warn("position held overnight not closed yet symbol={} cause=\"{}\"", symbol, failed.message());
        }
    }
}
