package activetrader.execution.desk.entries;

import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.risk.AccountView;
import java.util.List;
import java.util.Optional;

/// Requests to open positions, and what keeps them away.
public record DeskEntries(
        EntryRunner runner, UnreadRefusals unread, EntryPreconditions preconditions, AccountViews views) {
    public EntryResult enter(EntryRequest request) {
        return runner.enter(request);
    }

    public Optional<EntryResult> refusedUnread(EntryRequest request) {
        return unread.of(request);
    }

    public List<EntryBlock> blocks() {
        return preconditions.all();
    }

    public AccountView riskView() {
        return views.now();
    }
}
