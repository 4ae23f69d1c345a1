package activetrader.execution.fills;

import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.fills.book.FillBook;
import activetrader.journal.PositionRecords;
import activetrader.journal.PositionSnapshot;
import activetrader.journal.TradeRow;
import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.risk.AccountSnapshot;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records what is held in `position/`: after each fill, and as the broker shows it. A failure of the disk is logged.
final class HoldingRecorder {
    private static final Logger log = LoggerFactory.getLogger(HoldingRecorder.class);

    private final PositionRecords snapshots;
    private final FillBook book;
    private final BookedFills booked;

    HoldingRecorder(PositionRecords snapshots, FillBook book, BookedFills booked) {
        this.snapshots = snapshots;
        this.book = book;
        this.booked = booked;
    }

    /// The snapshots of a trading day, oldest first.
    List<PositionSnapshot> of(LocalDate date) {
        return snapshots.of(date);
    }

    /// Records what the broker holds, with the day's high water; a failure of the disk is logged.
    void state(AccountSnapshot books, Money highWater) {
        Map<Symbol, BigDecimal> shares = new TreeMap<>();
        books.positions().forEach(position -> shares.put(position.symbol(), position.signedQuantity()));
        Account account = books.account();
        append(List.of(new PositionSnapshot(
                MarketZone.dateOf(books.readAt()),
                snapshots.nextId(),
                null,
                holdings(shares, account.cash().value()),
                books.readAt(),
                account.equity().value(),
                highWater.value(),
                booked.movedOn(MarketZone.dateOf(books.readAt())).value(),
                book.seen())));
    }

    /// The highest equity that the snapshots of a trading day confirm, less what had been moved by then; zero when
    /// there is none. The equity shown beside a fill counts as unconfirmed.
    Money highestEquityOn(LocalDate date) {
        return snapshots.of(date).stream()
                .flatMap(snapshot -> Stream.ofNullable(snapshot.highWaterEquity())
                        .map(equity ->
                                equity.subtract(Objects.requireNonNullElse(snapshot.movedToday(), BigDecimal.ZERO))))
                .map(Money::new)
                .reduce(Money.ZERO, Money::max);
    }

    /// Records what is held after each of the fills `written`, with the cash of `account` after the last.
    void afterFills(List<TradeRow> written, Account account) {
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
                row.date(),
                snapshots.nextId() + index,
                change,
                holdings(shares, cash),
                row.at(),
                equity,
                null,
                booked.movedOn(row.date()).value(),
                null);
    }

    private static Map<String, BigDecimal> holdings(Map<Symbol, BigDecimal> shares, BigDecimal cash) {
        Map<String, BigDecimal> positions = new LinkedHashMap<>();
        shares.forEach((symbol, held) -> positions.put(symbol.value(), held));
        positions.put("CASH", cash);
        return positions;
    }

    private static BigDecimal cashChange(TradeRow row) {
        BigDecimal value = row.price().times(row.quantity()).toCents().value();
        return row.side().signed(value).negate();
    }

    private static void undo(Map<Symbol, BigDecimal> shares, TradeRow row) {
        BigDecimal before = row.positionAfter().subtract(row.signedQuantity());
        if (before.signum() == 0) {
            shares.remove(row.symbol());
        } else {
            shares.put(row.symbol(), before);
        }
    }
}
