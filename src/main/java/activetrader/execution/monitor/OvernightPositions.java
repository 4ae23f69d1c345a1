package activetrader.execution.monitor;

import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.orders.exits.CloseByName;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.timers.TradingTimers;
import activetrader.journal.ExitKind;
import activetrader.market.Position;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes positions that were held over the night, also those that cannot be read: alerts a person once, and closes
/// them at the open, with tries until they are gone.
public final class OvernightPositions {
    private static final Logger log = LoggerFactory.getLogger(OvernightPositions.class);

    private final AccountReader reader;
    private final BookedFills booked;
    private final ForeignHoldings foreign;
    private final Refusals refusals;
    private final OvernightAlerts alerts;
    private final CloseByName byName;
    private final Function<ExitRequest, ExitResult> exit;
    private final TradingCalendar calendar;
    private final TradingTimers timers;
    private final TimeSource time;
    private final Duration interval;
    private volatile boolean open;

    /// @param interval after this it is looked again whether one is left
    public OvernightPositions(
            AccountReader reader,
            BookedFills booked,
            ForeignHoldings foreign,
            Refusals refusals,
            OvernightAlerts alerts,
            CloseByName byName,
            Function<ExitRequest, ExitResult> exit,
            TradingCalendar calendar,
            TradingTimers timers,
            TimeSource time,
            Duration interval) {
        this.reader = reader.forExits();
        this.booked = booked;
        this.foreign = foreign;
        this.refusals = refusals;
        this.alerts = alerts;
        this.byName = byName;
        this.exit = exit;
        this.calendar = calendar;
        this.timers = timers;
        this.time = time;
        this.interval = interval;
    }

    /// Whether there may be such positions; entries are denied until they are gone.
    public boolean isOpen() {
        return open;
    }

    /// Reads them from the broker. Reports whatever is held while the exchange is closed, as the process that
    /// should have alerted at the close may have crashed before.
    public void find() {
        Listing<Position> listed = reader.positions();
        open = !fromBefore(listed.items()).isEmpty();
        Instant now = time.instant();
        boolean holds = !listed.items().isEmpty() || !listed.unreadable().isEmpty();
        if (holds && !calendar.currentOrNext(now).isOpenAt(now)) {
            alerts.heldWhileClosed(listed);
        }
    }

    /// Those of `positions` that were held before today's first fill and are to be closed.
    private List<Position> fromBefore(List<Position> positions) {
        return foreign.withoutKept(positions).stream()
                .filter(position -> Optional.ofNullable(
                                booked.lot(position.symbol()).openedAt())
                        .map(MarketZone::dateOf)
                        .filter(MarketZone.dateOf(time.instant())::equals)
                        .isEmpty())
                .toList();
    }

    /// Reports the positions in `held` that came into the account while every source calls the exchange closed.
    /// Nothing can be done about them before the next open.
    public void tellNew(List<Position> held) {
        alerts.newWhileClosed(held);
    }

    /// Notes that a night begins: there may be overnight positions at the next open.
    public void expect() {
        open = true;
        alerts.nightBegins(booked.lots().keySet());
    }

    /// Closes them, and looks again while the exchange is open and one is left.
    public void close() {
        open = true;
        boolean done = closeHeld();
        open = !done;
        Instant next = time.instant().plus(interval);
        if (!done && calendar.currentOrNext(next).isOpenAt(next)) {
            timers.after(interval, "overnight positions", this::close);
        }
    }

    private boolean closeHeld() {
        try {
            Listing<Position> listed = reader.positions();
            List<Position> held = refusals.sellable(fromBefore(listed.items()));
            held.forEach(this::close);
            listed.unreadable().forEach(this::close);
            return refusals.sellable(held).isEmpty()
                    && listed.unreadable().stream().allMatch(item -> refusals.isSetAside(item.address()));
        } catch (BrokerException e) {
            log.warn("positions held overnight not closed yet cause=\"{}\"", e.getMessage());
            return false;
        }
    }

    private void close(RawItem item) {
        alerts.closing(item);
        byName.close(item);
    }

    private void close(Position position) {
        Symbol symbol = position.symbol();
        alerts.closing(position);
        if (exit.apply(ExitRequest.all(symbol, "held overnight", null).as(ExitKind.FLATTEN))
                instanceof ExitResult.Failed failed) {
            log.warn("position held overnight not closed yet symbol={} cause=\"{}\"", symbol, failed.message());
        }
    }
}
