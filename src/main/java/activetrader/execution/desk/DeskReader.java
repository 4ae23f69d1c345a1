package activetrader.execution.desk;

import activetrader.execution.account.AccountReader;
import activetrader.execution.account.RecentSnapshot;
import activetrader.execution.day.DayTotals;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.portfolio.Portfolio;
import activetrader.execution.portfolio.PortfolioReader;
import activetrader.execution.timers.TradingTimers;
import activetrader.market.Order;
import activetrader.risk.AccountSnapshot;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads the account for callers of the order desk, at most one second old where that is enough.
final class DeskReader {
    private final AccountReader account;
    private final RecentSnapshot recent;
    private final PortfolioReader portfolios;
    private final FillRecorder fills;
    private final DayTotals dayTotals;
    private final TradingTimers timers;
    private final AtomicReference<@Nullable String> lastCycle = new AtomicReference<>();

    DeskReader(
            AccountReader account,
            RecentSnapshot recent,
            PortfolioReader portfolios,
            FillRecorder fills,
            DayTotals dayTotals,
            TradingTimers timers) {
        this.account = account;
        this.recent = recent;
        this.portfolios = portfolios;
        this.fills = fills;
        this.dayTotals = dayTotals;
        this.timers = timers;
    }

    /// Account, positions and open orders; the first look of each cycle is recorded.
    ///
    /// @param cycle null when the caller has none
    Portfolio portfolio(@Nullable String cycle) {
        AccountSnapshot books = recent.get();
        if (cycle != null && !cycle.equals(lastCycle.getAndSet(cycle))) {
            record(books);
        }
        return portfolios.read(books);
    }

    /// Records the account in `position/`; looks again at once when it holds other shares than the fills left.
    void record(AccountSnapshot books) {
        if (!fills.agreesWith(books.positions())) {
            timers.lookNow();
        }
        fills.state(books, dayTotals.highWater(books, books.readAt()));
    }

    List<Order> openOrders() {
        return recent.get().openOrders();
    }

    List<Order> ordersToday() {
        return account.ordersToday();
    }
}
