package activetrader.execution.fills;

import activetrader.broker.Activities;
import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.broker.MarketData;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.fills.adjustments.Adjuster;
import activetrader.execution.fills.adjustments.CorporateCauses;
import activetrader.execution.fills.adjustments.ListWitness;
import activetrader.execution.fills.adjustments.ShareDifference;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.fills.book.FillBook;
import activetrader.execution.fills.book.ReadBack;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.JsonlFile;
import activetrader.journal.PositionRecords;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Account;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.fees.FeeSchedule;
import activetrader.risk.AccountSnapshot;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records every fill once in `trades/`, with its profit, and what is held after it in `position/`.
///
/// Fills are read from the broker, and the records on the disk say which are known; a crash between the two loses
/// and doubles nothing. When the disk fails, the fills stay at the broker and are read again.
public final class FillRecorder {
    private static final Logger log = LoggerFactory.getLogger(FillRecorder.class);

    private final RecordFolder folder;
    private final OrderLedger ledger;
    private final FillBook book = new FillBook();
    private final BookedFills booked = new BookedFills(book);
    private final FillRows rows;
    private final Map<LocalDate, JsonlFile> files = new HashMap<>();
    private final HoldingRecorder holdings;
    private final Adjuster adjuster;
    private final FillWindow window;
    private final CashCheck cash = new CashCheck(book::cash);
    private volatile boolean agreed = true;
    private volatile boolean sharesUnexplained;
    private volatile Money cashUnexplained = Money.ZERO;
    private volatile BigDecimal smallRest = BigDecimal.ZERO;
    /// Whether all fills that the broker listed last are recorded: then nothing before today is read again, once
    /// what is held agrees.
    private volatile boolean caughtUp;

    private volatile Consumer<TradeRow> listener = _ -> {};

    private FillRecorder(
            RecordFolder folder,
            OrderLedger ledger,
            MarketData data,
            TradingCalendar calendar,
            TimeSource time,
            Alerts alerts,
            FeeSchedule fees,
            Predicate<Instant> panicked) {
        this.folder = folder;
        this.ledger = ledger;
        this.window = new FillWindow(calendar, time);
        this.holdings = new HoldingRecorder(new PositionRecords(folder), book, booked);
        this.rows = new FillRows(book, panicked, fees);
        this.adjuster = new Adjuster(
                book, new JsonlFile(folder.adjustments()), calendar, time, alerts, new CorporateCauses(data, time));
    }

    /// Reads the records on the disk, then adjusts them to the positions that they do not explain.
    ///
    /// @param fees that the account pays
    /// @param panicked whether the operator's `panic` had halted trading by an instant
    /// @throws UncheckedIOException when the records cannot be read
    public static FillRecorder open(
            RecordFolder folder,
            OrderLedger ledger,
            Broker broker,
            MarketData data,
            TradingCalendar calendar,
            TimeSource time,
            Alerts alerts,
            FeeSchedule fees,
            Predicate<Instant> panicked) {
        FillRecorder recorder = new FillRecorder(folder, ledger, data, calendar, time, alerts, fees, panicked);
        recorder.readBack(MarketZone.dateOf(time.instant()));
        Listing<Position> positions = broker.positionListing();
        Instant since = recorder.window.beginning();
        Activities activities = broker.activities(since);
        recorder.adjuster.saw(positions.items());
        recorder.adjuster.take(activities.others());
        Map<Symbol, BigDecimal> held = recorder.heldBefore(positions, activities.fills());
        recorder.adjuster.lookUpCauses(held);
        recorder.adjuster.adjustNow(held, false, ListWitness.of(broker, positions), activities.fills(), since);
        recorder.adjuster.mendListedTwice(
                activities.fills(), () -> broker.activities(since).fills(), since);
        return recorder;
    }

    private void readBack(LocalDate today) {
        ReadBack records = ReadBack.of(folder, today);
        records.into(book);
        window.startAt(records.from());
        holdings.of(today).forEach(book::saw);
    }

    /// What must have been held before `fills`, some of which are recorded, so that they lead to `positions`. Where
    /// the list holds items that cannot be read, a symbol missing in it may be held.
    private Map<Symbol, BigDecimal> heldBefore(Listing<Position> positions, List<Fill> fills) {
        Map<Symbol, BigDecimal> held = new TreeMap<>();
        boolean complete = positions.unreadable().isEmpty();
        book.lots().forEach((symbol, lot) -> held.put(symbol, complete ? BigDecimal.ZERO : lot.shares()));
        positions.items().forEach(position -> held.put(position.symbol(), position.signedQuantity()));
        fills.stream()
                .filter(fill -> !book.knows(fill))
                .forEach(fill -> held.merge(fill.symbol(), fill.signedQuantity().negate(), BigDecimal::add));
        return held;
    }

    /// What is recorded, to be read.
    public BookedFills booked() {
        return booked;
    }

    /// Whether our records hold what the broker holds; remembers the answer and the prices.
    public boolean agreesWith(List<Position> positions) {
        adjuster.saw(positions);
        positions.forEach(book::saw);
        agreed = ShareDifference.between(book.lots(), positions, List.of()).isEmpty();
        sharesUnexplained &= !agreed;
        if (agreed && caughtUp) {
            window.dropEarlierDays();
        }
        return agreed;
    }

    /// Adjusts the books to what the broker holds where activities of the account explain the difference,
    /// where fills were taken back or corrected, or where nothing has explained it for a minute and equity
    /// less cash confirms the broker's list.
    ///
    /// @return whether the books agree now with a list read here; one that was read before may be another
    /// @throws activetrader.broker.BrokerException when the broker does not answer; the next look tries again
    public boolean reconcile(Broker broker) {
        Instant since = window.beginning();
        Activities activities = broker.activities(since);
        record(broker, activities);
        Listing<Position> positions = broker.positionListing();
        if (positions.unreadable().isEmpty()) {
            adjuster.reconcile(positions.items(), activities.fills(), since, ListWitness.of(broker, positions));
        }
        sharesUnexplained = !agreesWith(positions.items());
        return !sharesUnexplained;
    }

    /// The dollars of a change of `account`'s cash that nothing explains, of either sign; zero when all is
    /// explained. Asks the broker only when there are some.
    ///
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    public Money unexplainedCash(Broker broker, Account account) {
        if (isCashExplained(account)) {
            mendSmallCorrections(broker, account);
            cashUnexplained = Money.ZERO;
            return Money.ZERO;
        }
        Instant since = window.beginning();
        Activities activities = broker.activities(since);
        record(broker, activities);
        BigDecimal rest = cash.unexplained(account);
        if (rest.signum() != 0 && !adjuster.mendPrices(activities.fills(), since, rest)) {
            adjuster.moveUnexplainedCash(rest);
        }
        cashUnexplained = new Money(cash.unexplained(account));
        return cashUnexplained;
    }

    /// Mends small amounts, which may be fees or the corrected price of a fill. Asks once for each amount.
    private void mendSmallCorrections(Broker broker, Account account) {
        BigDecimal rest = cash.exact(account);
        if (rest.signum() != 0 && rest.compareTo(smallRest) != 0) {
            Instant since = window.beginning();
            Activities activities = broker.activities(since);
            record(broker, activities);
            smallRest = rest;
            adjuster.mendPrices(activities.fills(), since, cash.exact(account));
        }
    }

    /// Whether the last reconciliation left unexplained shares.
    public boolean sharesAreUnexplained() {
        return sharesUnexplained;
    }

    /// Dollars that the last reconciliation left unexplained.
    public Money cashUnexplained() {
        return cashUnexplained;
    }

    /// Whether fills and adjustments alone changed `account`'s cash, as far as is known without asking the broker.
    public boolean isCashExplained(Account account) {
        return cash.unexplained(account).signum() == 0;
    }

    /// Whether records and broker agreed when they were last compared.
    public boolean agreed() {
        return agreed;
    }

    /// Reads executions from the broker and records the new ones.
    ///
    /// @return the new rows, oldest first
    /// @throws activetrader.broker.BrokerException when the broker does not answer; nothing is lost
    public List<TradeRow> poll(Broker broker) {
        return record(broker, broker.activities(window.from()));
    }

    /// As [#poll]; a broker that does not answer is asked again by the next look.
    public void pollOrLater(Broker broker) {
        try {
            poll(broker);
        } catch (BrokerException e) {
            log.warn("fills not read, asked for again later cause=\"{}\"", e.getMessage());
        }
    }

    /// Books what changed the positions, where the records do not agree with `positions` yet.
    ///
    /// @return whether the records agree with `positions` then
    /// @throws BrokerException when the account or its activities cannot be read
    public boolean bookUntilAgreed(Broker broker, List<Position> positions) {
        if (agreesWith(positions)) {
            return true;
        }
        poll(broker);
        return agreesWith(positions) || (reconcile(broker) && agreesWith(positions));
    }

    private List<TradeRow> record(Broker broker, Activities activities) {
        adjuster.take(activities.others());
        List<Fill> fresh =
                activities.fills().stream().filter(fill -> !book.knows(fill)).toList();
        if (fresh.isEmpty()) {
            caughtUp = true;
            return List.of();
        }
        denyShorts(broker, fresh);
        List<TradeRow> written = new ArrayList<>();
        for (Fill fill : fresh) {
            if (!book.knows(fill) && !write(broker, fill, written)) {
                break;
            }
        }
        if (!written.isEmpty()) {
            holdings.afterFills(written, broker.account());
        }
        caughtUp = fresh.stream().allMatch(book::knows);
        window.advance(book.rows());
        return written;
    }

    /// Checks fills that would leave a short position before they are booked: the broker's position shows whether
    /// shares came that our records do not have.
    private void denyShorts(Broker broker, List<Fill> fresh) {
        Map<Symbol, BigDecimal> after = new TreeMap<>();
        fresh.forEach(fill -> after.merge(fill.symbol(), fill.signedQuantity(), BigDecimal::add));
        after.replaceAll((symbol, change) -> book.lot(symbol).shares().add(change));
        if (after.values().stream().noneMatch(shares -> shares.signum() < 0)) {
            return;
        }
        Listing<Position> positions = broker.positionListing();
        Instant since = window.beginning();
        List<Fill> fills = broker.activities(since).fills();
        boolean still = fills.stream().allMatch(fill -> book.knows(fill) || fresh.contains(fill));
        if (still) {
            Map<Symbol, BigDecimal> held = heldBefore(positions, fresh);
            held.keySet()
                    .removeIf(symbol ->
                            after.getOrDefault(symbol, BigDecimal.ZERO).signum() >= 0);
            adjuster.adjustNow(held, true, ListWitness.of(broker, positions), fills, since);
            adjuster.saw(positions.items());
        }
    }

    /// Sets the only listener: `newListener` gets every row from now on.
    public void listen(Consumer<TradeRow> newListener) {
        listener = newListener;
    }

    /// Records one fill, unless it is known. Asks the broker first, which may take a while, so that nothing comes
    /// between the last check whether the fill is known and its row: several threads may bring the same fill.
    private boolean write(Broker broker, Fill fill, List<TradeRow> written) {
        LedgerEntry entry = ledger.byOrderId(fill.orderId()).orElse(null);
        String clientOrderId =
                entry == null ? strangersId(broker, fill) : entry.intent().clientOrderId();
        synchronized (files) {
            return book.knows(fill) || write(rows.row(fill, clientOrderId, entry), written);
        }
    }

    private boolean write(TradeRow row, List<TradeRow> written) {
        try {
            file(row.date()).append(row);
        } catch (UncheckedIOException e) {
            log.error("fill not recorded, asked for again later id={} cause=\"{}\"", row.executionId(), e.getMessage());
            return false;
        }
        book.take(row);
        written.add(row);
        listener.accept(row);
        log.info(
                "filled symbol={} side={} qty={} price={} pnl={}",
                row.symbol(),
                row.side(),
                row.quantity(),
                row.price(),
                row.profit());
        return true;
    }

    /// The client order id of an order that the ledger does not have: a foreign one, or one of a flatten in another
    /// process.
    private static @Nullable String strangersId(Broker broker, Fill fill) {
        try {
            return broker.order(fill.orderId()).map(Order::clientOrderId).orElse(null);
        } catch (BrokerException e) {
            log.warn("order of a fill not found order_id={} cause=\"{}\"", fill.orderId(), e.getMessage());
            return null;
        }
    }

    private JsonlFile file(LocalDate date) {
        return files.computeIfAbsent(date, day -> new JsonlFile(folder.trades(day)));
    }

    /// Records what the broker holds, with the day's high water; a failure of the disk is logged.
    public void state(AccountSnapshot books, Money highWater) {
        holdings.state(books, highWater);
    }

    /// The highest equity that the snapshots of a trading day confirm, less what had been moved by then; zero when
    /// there is none. The equity shown beside a fill counts as unconfirmed.
    public Money highestEquityOn(LocalDate date) {
        return holdings.highestEquityOn(date);
    }
}
