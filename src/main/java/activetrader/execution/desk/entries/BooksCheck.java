package activetrader.execution.desk.entries;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.market.Money;
import activetrader.risk.AccountSnapshot;
import java.util.Optional;

/// Whether fills and activities explain what the account holds.
public final class BooksCheck {
    private final FillRecorder fills;
    private final Broker broker;
    private final KeyMonitor keyMonitor;

    public BooksCheck(FillRecorder fills, Broker broker, KeyMonitor keyMonitor) {
        this.fills = fills;
        this.broker = broker.withoutWaiting();
        this.keyMonitor = keyMonitor;
    }

    /// What in the snapshot `books` fills and activities do not explain; asks the broker for them when needed.
    Optional<EntryBlock> unexplained(AccountSnapshot books) {
        if (!books.unreadable().isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!fills.bookUntilAgreed(broker, books.positions())) {
                return Optional.of(EntryBlock.of(BlockReason.SHARES_UNEXPLAINED));
            }
            Money cash = fills.unexplainedCash(broker, books.account());
            return cash.isZero() ? Optional.empty() : Optional.of(EntryBlock.cash(cash));
        } catch (BrokerException e) {
            keyMonitor.failed(e);
            return Optional.of(EntryBlock.of(
                    BlockReason.CASH_UNEXPLAINED, "what changed the account is not known: " + e.getMessage(), null));
        }
    }

    /// Whether shares were unexplained at the last check.
    boolean leftShares() {
        return fills.sharesAreUnexplained();
    }

    /// Dollars that were unexplained at the last check.
    Money leftCash() {
        return fills.cashUnexplained();
    }
}
