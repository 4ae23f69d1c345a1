package activetrader.execution.fills;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.JsonlFile;
import activetrader.journal.PositionSnapshot;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.Account;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.risk.Books;
import activetrader.time.Instants;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes every fill once to `trades/`, with its profit, and what is held after it to `position/`.
///
/// Fills are asked from the broker, and what is on the disk says which are known; a crash between the two loses and
/// doubles nothing. Where the disk fails, the fills stay at the broker and are asked for again.
public final class FillRecorder {
    private static final Logger log = LoggerFactory.getLogger(FillRecorder.class);
    private static final int DAYS_READ_BACK = 4;
    private static final Duration LATE_FILLS = Duration.ofMinutes(2);

    private final RecordFolder folder;
    private final OrderLedger ledger;
    private final FillBook book = new FillBook();
    private final Map<LocalDate, JsonlFile> files = new HashMap<>();
    private final JsonlFile snapshots;
    private long nextSnapshot;
    private Instant from;

    private volatile Consumer<TradeRow> listener = _ -> {};

    private FillRecorder(RecordFolder folder, OrderLedger ledger, Instant from) {
        this.folder = folder;
        this.ledger = ledger;
        this.from = from;
        this.snapshots = new JsonlFile(folder.position());
    }

    /// Reads back what is on the disk, then states the positions that the rows do not explain as held before.
    ///
    /// @throws UncheckedIOException when the records cannot be read
    public static FillRecorder open(RecordFolder folder, OrderLedger ledger, Broker broker, Instant now) {
        LocalDate today = MarketZone.dateOf(now);
        Instant midnight = today.atStartOfDay(MarketZone.NEW_YORK).toInstant();
        FillRecorder recorder = new FillRecorder(folder, ledger, midnight);
        for (int days = DAYS_READ_BACK; days >= 0; days--) {
            recorder.file(today.minusDays(days)).read(TradeRow.class).forEach(recorder::restore);
        }
        recorder.nextSnapshot = recorder.snapshots.lines().size();
        recorder.adoptUnexplained(broker.positionListing().items(), broker.fills(recorder.from));
        return recorder;
    }

    private void restore(TradeRow row) {
        book.take(row);
        from = row.at().minus(LATE_FILLS);
    }

    /// A position that neither our rows nor new fills explain is taken over at the broker's average price.
    private void adoptUnexplained(List<Position> positions, List<Fill> fills) {
        Map<Symbol, BigDecimal> unexplained = new TreeMap<>();
        Map<Symbol, Position> held = new HashMap<>();
        book.lots()
                .forEach((symbol, lot) -> unexplained.merge(symbol, lot.shares().negate(), BigDecimal::add));
        positions.forEach(position -> {
            held.put(position.symbol(), position);
            unexplained.merge(position.symbol(), signedShares(position), BigDecimal::add);
        });
        fills.stream()
                .filter(fill -> !book.knows(fill))
                .forEach(fill ->
                        unexplained.merge(fill.symbol(), FillBook.signed(fill).negate(), BigDecimal::add));
        unexplained.forEach((symbol, shares) -> {
            if (shares.signum() != 0) {
                adopt(symbol, shares, held.get(symbol));
            }
        });
    }

    private void adopt(Symbol symbol, BigDecimal unexplained, @Nullable Position position) {
        Lot lot = book.lot(symbol);
        BigDecimal shares = lot.shares().add(unexplained);
        BigDecimal price = position != null
                ? position.averageEntryPrice().value()
                : lot.averagePrice().map(average -> average.value()).orElse(BigDecimal.ZERO);
        log.warn("position not explained by our records, taken over symbol={} shares={}", symbol, unexplained);
        book.adopt(
                symbol,
                shares.signum() == 0
                        ? Lot.NONE
                        : new Lot(shares, shares.multiply(price).setScale(2, RoundingMode.HALF_UP), null));
    }

    private static BigDecimal signedShares(Position position) {
        BigDecimal shares = position.quantity().value();
        return position.side() == PositionSide.LONG ? shares : shares.negate();
    }

    /// Asks the broker for executions and records the new ones.
    ///
    /// @return the new rows, oldest first
    /// @throws activetrader.broker.BrokerException when the broker does not answer; nothing is lost
    public List<TradeRow> poll(Broker broker) {
        List<Fill> fresh =
                broker.fills(from).stream().filter(fill -> !book.knows(fill)).toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<TradeRow> written = new ArrayList<>();
        for (Fill fill : fresh) {
            if (!book.knows(fill) && !write(broker, fill, written)) {
                break;
            }
        }
        if (!written.isEmpty()) {
            snapshot(written, broker.account());
        }
        advance();
        return written;
    }

    /// Tells `newListener`, and nobody else, of every row from now on.
    public void listen(Consumer<TradeRow> newListener) {
        listener = newListener;
    }

    /// Asks the broker first, which may take a while, so that nothing comes between the last look whether the fill is
    /// known and its row: several threads may bring the same fill.
    private boolean write(Broker broker, Fill fill, List<TradeRow> written) {
        LedgerEntry entry = ledger.byOrderId(fill.orderId()).orElse(null);
        String clientOrderId =
                entry == null ? strangersId(broker, fill) : entry.intent().clientOrderId();
        String reason = entry == null ? strangersReason(clientOrderId) : reasonOf(fill, entry);
        synchronized (files) {
            return book.knows(fill) || write(book.rowFor(fill, clientOrderId, reason), written);
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

    /// The id of an order that the ledger does not know: somebody else's, or a flatten's from outside.
    private static @Nullable String strangersId(Broker broker, Fill fill) {
        try {
            return broker.order(fill.orderId()).map(Order::clientOrderId).orElse(null);
        } catch (BrokerException e) {
            log.warn("order of a fill not found order_id={} cause=\"{}\"", fill.orderId(), e.getMessage());
            return null;
        }
    }

    private static String strangersReason(@Nullable String clientOrderId) {
        boolean flatten = clientOrderId != null && OrderIds.isFlatten(clientOrderId);
        return flatten ? "flatten from outside the service" : "not ordered here";
    }

    private static String reasonOf(Fill fill, LedgerEntry entry) {
        return entry.legs().contains(fill.orderId())
                ? "stop or target of: " + entry.intent().reason()
                : entry.intent().reason();
    }

    private void advance() {
        List<TradeRow> rows = book.rows();
        if (!rows.isEmpty()) {
            Instant late = rows.getLast().at().minus(LATE_FILLS);
            from = Instants.later(late, from);
        }
    }

    private void snapshot(List<TradeRow> written, Account account) {
        Map<Symbol, BigDecimal> shares = new TreeMap<>();
        book.lots().forEach((symbol, lot) -> shares.put(symbol, lot.shares()));
        BigDecimal cash = account.cash().value();
        List<PositionSnapshot> lines = new ArrayList<>();
        for (int i = written.size() - 1; i >= 0; i--) {
            TradeRow row = written.get(i);
            boolean last = i == written.size() - 1;
            lines.addFirst(line(row, i, shares, cash, last ? account.equity().value() : null));
            cash = cash.subtract(cashChange(row));
            undo(shares, row);
        }
        append(lines);
    }

    private void append(List<PositionSnapshot> lines) {
        try {
            for (PositionSnapshot line : lines) {
                snapshots.append(line);
                nextSnapshot++;
            }
        } catch (UncheckedIOException e) {
            log.error("position not recorded cause=\"{}\"", e.getMessage());
        }
    }

    private PositionSnapshot line(
            TradeRow row, int index, Map<Symbol, BigDecimal> shares, BigDecimal cash, @Nullable BigDecimal equity) {
        var change = new PositionSnapshot.Change(
                row.action(), row.symbol(), row.quantity().value());
        return new PositionSnapshot(
                row.date(), nextSnapshot + index, change, holdings(shares, cash), row.at(), equity, null);
    }

    private static Map<String, BigDecimal> holdings(Map<Symbol, BigDecimal> shares, BigDecimal cash) {
        Map<String, BigDecimal> positions = new LinkedHashMap<>();
        shares.forEach((symbol, held) -> positions.put(symbol.value(), held));
        positions.put("CASH", cash);
        return positions;
    }

    private static BigDecimal cashChange(TradeRow row) {
        BigDecimal value = row.price().times(row.quantity()).toCents().value();
        return switch (row.side()) {
            case BUY -> value.negate();
            case SELL -> value;
        };
    }

    private static void undo(Map<Symbol, BigDecimal> shares, TradeRow row) {
        BigDecimal signed = switch (row.side()) {
            case BUY -> row.quantity().value();
            case SELL -> row.quantity().value().negate();
        };
        BigDecimal before = row.positionAfter().subtract(signed);
        if (before.signum() == 0) {
            shares.remove(row.symbol());
        } else {
            shares.put(row.symbol(), before);
        }
    }

    private JsonlFile file(LocalDate date) {
        return files.computeIfAbsent(date, day -> new JsonlFile(folder.trades(day)));
    }

    /// What is held of all symbols, as the recorded fills say.
    public Map<Symbol, Lot> lots() {
        return book.lots();
    }

    /// What is held, as the recorded fills say.
    public Lot lot(Symbol symbol) {
        return book.lot(symbol);
    }

    /// The rows of a trading day, oldest first.
    public List<TradeRow> rowsOf(LocalDate date) {
        return book.rows().stream().filter(row -> row.date().equals(date)).toList();
    }

    /// Writes what the broker says is held, with the day's high water; a disk that fails is logged.
    public void state(Books books, Money highWater) {
        Map<Symbol, BigDecimal> shares = new TreeMap<>();
        books.positions().forEach(position -> shares.put(position.symbol(), signedShares(position)));
        Account account = books.account();
        append(List.of(new PositionSnapshot(
                MarketZone.dateOf(books.readAt()),
                nextSnapshot,
                null,
                holdings(shares, account.cash().value()),
                books.readAt(),
                account.equity().value(),
                highWater.value())));
    }

    /// The highest equity in the snapshots of a trading day; zero when there is none.
    public Money highestEquityOn(LocalDate date) {
        return snapshots.read(PositionSnapshot.class).stream()
                .filter(snapshot -> snapshot.date().equals(date))
                .flatMap(snapshot -> Stream.of(snapshot.equity(), snapshot.highWaterEquity()))
                .filter(Objects::nonNull)
                .map(Money::new)
                .reduce(Money.ZERO, Money::max);
    }

    /// The profit of the recorded fills of an order; null when none is recorded.
    public @Nullable Money profitOf(String orderId) {
        return book.rows().stream()
                .filter(row -> row.orderId().equals(orderId))
                .map(row -> new Money(row.profit()))
                .reduce(Money::plus)
                .orElse(null);
    }
}
