package activetrader.execution.account;

import activetrader.risk.Books;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One look at the account for all who ask at nearly the same moment, such as the parts of one fact sheet, which then
/// show one and the same account. For showing only: whoever decides on an order looks for himself.
public final class RecentBooks {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final AccountReader reader;
    private final Baton baton;
    private final TimeSource time;
    private volatile @Nullable Look last;

    /// @param baton of those who change the account: what was read before one of them had it is never shown after
    public RecentBooks(AccountReader reader, Baton baton, TimeSource time) {
        this.reader = reader;
        this.baton = baton;
        this.time = time;
    }

    private record Look(Books books, long turn, Tick at) {}

    /// The account as it was at most a second ago, and after every change that this program made to it.
    ///
    /// @throws activetrader.broker.BrokerException when it has to be read and cannot be
    public Books get() {
        long turn = baton.turn();
        Look seen = last;
        if (seen != null && seen.turn() == turn && Baton.isFree(turn) && isYoung(seen)) {
            return seen.books();
        }
        Tick now = time.tick();
        Books books = reader.books();
        last = new Look(books, turn, now);
        return books;
    }

    private boolean isYoung(Look look) {
        return time.tick().since(look.at()).compareTo(MOMENT) < 0;
    }
}
