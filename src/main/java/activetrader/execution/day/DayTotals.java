package activetrader.execution.day;

import activetrader.execution.fills.FillRecorder;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderPurpose;
import activetrader.journal.TradeRow;
import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.AccountView.DayRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up the trading day for the gate, from the ledger and the recorded fills, so that a restart forgets nothing.
/// See decision 89.
public final class DayTotals {
    private final OrderLedger ledger;
    private final FillRecorder fills;
    private final BigDecimal maxEquityGapPercent;
    private @Nullable LocalDate date;
    /// Without what was moved today.
    private Money highWater = Money.ZERO;

    /// @param maxEquityGapPercent how far equity may be from cash and positions to set a height
    public DayTotals(OrderLedger ledger, FillRecorder fills, BigDecimal maxEquityGapPercent) {
        this.ledger = ledger;
        this.fills = fills;
        this.maxEquityGapPercent = maxEquityGapPercent;
    }

    /// The day of `now`, with `books` as read just before.
    public synchronized DayRecord today(AccountSnapshot books, Instant now) {
        Account account = books.account();
        LocalDate today = MarketZone.dateOf(now);
        List<TradeRow> rows = fills.booked().rowsOf(today);
        List<Exit> exits = exits(rows);
        Map<Symbol, Integer> entries = entriesBySymbol(today, rows);
        return new DayRecord(
                entries.values().stream().mapToInt(Integer::intValue).sum(),
                entries,
                fills.booked().profitOn(today),
                startEquity(account, today),
                highWater(books, now),
                lossesInARow(exits),
                lastLoss(exits),
                lastExits(rows),
                entryTimes(today),
                moves(today));
    }

    /// The broker's equity at the close before, corrected by what came or went without a gain or a loss;
    /// zero, which is "not known", while the broker's figure is none.
    public Money startEquity(Account account, LocalDate today) {
        return account.lastEquity().plus(fills.booked().movedOn(today));
    }

    /// What corrects the start equity, in words; empty when nothing does.
    public String moves(LocalDate today) {
        return fills.booked().adjustmentsOf(today).stream()
                .filter(row -> row.equityMove().signum() != 0)
                .map(row -> row.text().replaceAll(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    /// The highest equity of the day of `now` so far, from before a restart too, with `books` as read just
    /// before. It rises and falls with what is moved. An account of which a part is not explained yet sets no
    /// height, nor does an equity that cash and positions do not confirm.
    public synchronized Money highWater(AccountSnapshot books, Instant now) {
        Account account = books.account();
        LocalDate today = MarketZone.dateOf(now);
        Money moved = fills.booked().movedOn(today);
        if (!today.equals(date)) {
            date = today;
            highWater = account.lastEquity().max(fills.highestEquityOn(today));
        }
        if (isConfirmed(books) && fills.agreed() && fills.isCashExplained(account)) {
            highWater = highWater.max(account.equity().minus(moved));
        }
        return highWater.plus(moved);
    }

    /// Whether `account` would set a new height of the day, if it were confirmed.
    public synchronized boolean wouldRaise(Account account, Instant now) {
        LocalDate today = MarketZone.dateOf(now);
        return !today.equals(date)
                || account.equity().minus(fills.booked().movedOn(today)).isAbove(highWater);
    }

    /// Whether cash and positions confirm the equity.
    public boolean isConfirmed(AccountSnapshot books) {
        return books.confirmEquity(maxEquityGapPercent);
    }

    private List<Instant> entryTimes(LocalDate today) {
        return entries(today).map(entry -> entry.intent().at()).toList();
    }

    private Stream<LedgerEntry> entries(LocalDate today) {
        return ledger.entries().stream()
                .filter(entry -> entry.intent().purpose() == OrderPurpose.ENTRY)
                .filter(entry -> switch (entry.state()) {
                    case ACCEPTED, IN_DOUBT -> true;
                    case REJECTED, ABSENT -> false;
                })
                .filter(entry -> MarketZone.dateOf(entry.intent().at()).equals(today));
    }

    /// Whether an entry was filled in part at least, or may still be: one that ended without a fill bought
    /// nothing. A fill of the last minutes may not be listed yet.
    private boolean mayHaveBought(LedgerEntry entry) {
        OrderStatus ended = entry.ended();
        String orderId = entry.orderId();
        return ended == null
                || ended.equals(OrderStatus.FILLED)
                || (orderId != null && fills.booked().profitOf(orderId) != null);
    }

    /// Entries of ours that bought something or may still do so, and of others, filled.
    private Map<Symbol, Integer> entriesBySymbol(LocalDate today, List<TradeRow> rows) {
        Map<Symbol, Integer> entries = new LinkedHashMap<>();
        entries(today)
                .filter(this::mayHaveBought)
                .forEach(entry -> entries.merge(entry.intent().symbol(), 1, Integer::sum));
        rows.stream()
                .filter(row -> !row.action().isClosing()
                        && ledger.byOrderId(row.orderId()).isEmpty())
                .collect(Collectors.toMap(TradeRow::orderId, TradeRow::symbol, (first, _) -> first))
                .values()
                .forEach(symbol -> entries.merge(symbol, 1, Integer::sum));
        return entries;
    }

    private static List<Exit> exits(List<TradeRow> rows) {
        Map<String, Exit> exits = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.action().isClosing())
                .forEach(row -> exits.merge(row.orderId(), new Exit(row.at(), row.profit()), Exit::plus));
        return new ArrayList<>(exits.values());
    }

    private static int lossesInARow(List<Exit> exits) {
        int losses = 0;
        for (Exit exit : exits.reversed()) {
            if (exit.profit().signum() > 0) {
                break;
            }
            losses += exit.profit().signum() < 0 ? 1 : 0;
        }
        return losses;
    }

    private static @Nullable Instant lastLoss(List<Exit> exits) {
        return exits.stream()
                .filter(exit -> exit.profit().signum() < 0)
                .map(Exit::at)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static Map<Symbol, Instant> lastExits(List<TradeRow> rows) {
        Map<Symbol, Instant> exits = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.positionAfter().signum() == 0)
                .forEach(row -> exits.put(row.symbol(), row.at()));
        return exits;
    }

    /// All fills of one closing order.
    private record Exit(Instant at, BigDecimal profit) {
        Exit plus(Exit later) {
            return new Exit(later.at, profit.add(later.profit));
        }
    }
}
