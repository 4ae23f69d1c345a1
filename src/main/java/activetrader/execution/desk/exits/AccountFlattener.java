package activetrader.execution.desk.exits;

import activetrader.broker.Broker;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerContent;
import activetrader.execution.ledger.OrderLedger;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Flattens the account with all that the order desk knows about it: ledger, recorded fills, refusals and foreign
/// holdings.
public final class AccountFlattener {
    private static final Duration BEFORE_THE_OPEN = Duration.ofSeconds(30);

    private final Broker broker;
    private final TimeSource time;
    private final OrderLedger ledger;
    private final BookedFills booked;
    private final ForeignHoldings foreign;
    private final Refusals refusals;
    private final int parallelExits;

    /// @param parallelExits how many closing orders are sent at once
    public AccountFlattener(
            Broker broker,
            TimeSource time,
            OrderLedger ledger,
            BookedFills booked,
            ForeignHoldings foreign,
            Refusals refusals,
            int parallelExits) {
        this.broker = broker;
        this.time = time;
        this.ledger = ledger;
        this.booked = booked;
        this.foreign = foreign;
        this.refusals = refusals;
        this.parallelExits = parallelExits;
    }

    /// Flattens until the close of `day`, or for a short while before its open.
    ///
    /// @param late receives what is left from the day's moment of escalation on
    /// @param seen receives what is left at each look
    FlattenReport run(
            FlattenRequest request,
            TradingDay day,
            Consumer<List<FlattenReport.Remaining>> late,
            Consumer<List<FlattenReport.Remaining>> seen) {
        Instant now = time.instant();
        Instant deadline = now.isBefore(day.open()) ? now.plus(BEFORE_THE_OPEN) : day.close();
        return flattener(request.external())
                .lateFrom(day.escalateAt(), late)
                .believing(this::bookedShares)
                .awaiting(new UnresolvedIntents(() -> new LedgerContent.Known(ledger.entries()), broker, time))
                .watchedBy(seen)
                .run(request, deadline);
    }

    /// Whether the account may hold something: true unless the broker's lists, cash and executions all deny it.
    boolean mayBeOpen() {
        return !flattener(false).seesNothing();
    }

    /// @param external whether foreign holdings are closed too
    private Flattener flattener(boolean external) {
        Flattener flattener =
                new Flattener(broker, time, ledger::note, ParallelCalls.of(parallelExits)).settingAside(refusals);
        return external ? flattener : flattener.keeping(foreign);
    }

    private Map<Symbol, Quantity> bookedShares() {
        Map<Symbol, Quantity> shares = new TreeMap<>();
        booked.lots()
                .forEach((symbol, lot) ->
                        shares.put(symbol, new Quantity(lot.shares().abs())));
        return shares;
    }
}
