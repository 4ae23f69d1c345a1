package activetrader.execution.desk;

import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.orders.EntryRequest;
import activetrader.execution.orders.EntryResult;
import activetrader.risk.AccountView;
import java.util.List;
import java.util.Optional;

/// Requests to open positions, and what keeps them away.
record DeskEntries(EntryRunner runner, UnreadRefusals unread, EntryPreconditions preconditions, AccountViews views) {
    EntryResult enter(EntryRequest request) {
        return runner.enter(request);
    }

    Optional<EntryResult> refusedUnread(EntryRequest request) {
        return unread.of(request);
    }

    List<EntryBlock> blocks() {
        return preconditions.all();
    }

    AccountView riskView() {
        return views.now();
    }
}
