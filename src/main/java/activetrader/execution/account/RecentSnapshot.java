package activetrader.execution.account;

import activetrader.risk.AccountSnapshot;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One snapshot of the account for all callers of nearly the same moment, such as the parts of one fact sheet,
/// which then show the same account. For display only: code that decides on an order reads its own snapshot. See
/// decision 51.
public final class RecentSnapshot {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final AccountReader reader;
    private final AccountMutex mutex;
    private final TimeSource time;
    private volatile @Nullable Look last;

    /// @param mutex of the account: a snapshot read before a holder acquired it is not shown afterwards
    public RecentSnapshot(AccountReader reader, AccountMutex mutex, TimeSource time) {
        this.reader = reader;
        this.mutex = mutex;
        this.time = time;
    }

    private record Look(AccountSnapshot books, long changes, Tick at) {}

    /// The account as it was at most a second ago, and after every change that this program made to it.
    ///
    /// @throws activetrader.broker.BrokerException when it has to be read and the broker does not answer
    public AccountSnapshot get() {
        long changes = mutex.changes();
        Look seen = last;
        if (seen != null && seen.changes() == changes && mutex.isFree() && isYoung(seen)) {
            return seen.books();
        }
        Tick now = time.tick();
        AccountSnapshot books = reader.books();
        last = new Look(books, changes, now);
        return books;
    }

    private boolean isYoung(Look look) {
        return time.tick().since(look.at()).compareTo(MOMENT) < 0;
    }
}
