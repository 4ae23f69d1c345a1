package activetrader.execution.desk.entries;

import activetrader.broker.Broker;
import activetrader.execution.account.AccountReader;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.day.LossMonitor;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.orders.entries.EntryGate;
import activetrader.execution.orders.entries.EntryRequest;
import activetrader.execution.orders.entries.EntryResult;
import activetrader.execution.orders.entries.EntrySubmitter;
import activetrader.risk.AccountSnapshot;
import java.util.Optional;

/// Carries out a new entry that has acquired the account: preconditions, account, gate, order.
public final class EntryExecution {
    private final EntryPreconditions preconditions;
    private final OrderLedger ledger;
    private final OrderSubmitter sender;
    private final Broker broker;
    private final AccountReader reader;
    private final AccountViews views;
    private final LossMonitor losses;
    private final EntryGate gate;
    private final EntrySubmitter entries;

    public EntryExecution(
            EntryPreconditions preconditions,
            OrderLedger ledger,
            OrderSubmitter sender,
            Broker broker,
            AccountReader reader,
            AccountViews views,
            LossMonitor losses,
            EntryGate gate,
            EntrySubmitter entries) {
        this.preconditions = preconditions;
        this.ledger = ledger;
        this.sender = sender;
        this.broker = broker.withoutWaiting();
        this.reader = reader.withoutWaiting();
        this.views = views;
        this.losses = losses;
        this.gate = gate;
        this.entries = entries;
    }

    EntryResult enter(EntryRequest request) {
        if (!preconditions.closeTheDay() && ledger.isInDoubt(request.symbol())) {
            sender.clearUp(broker);
        }
        Optional<EntryBlock> block = preconditions.of(request.symbol());
        if (block.isPresent()) {
            return new EntryResult.Blocked(block.get());
        }
        AccountSnapshot books = views.orNull(reader::books);
        Optional<EntryBlock> unexplained = books == null ? Optional.empty() : preconditions.unexplained(books);
        if (unexplained.isPresent()) {
            return new EntryResult.Blocked(unexplained.get());
        }
        if (books != null) {
            losses.afterLoss(books);
        }
        return switch (gate.judge(request, views.of(books))) {
            case EntryGate.Verdict.Stopped(EntryResult result) -> result;
            case EntryGate.Verdict.Passed(var entry) -> entries.submit(entry);
        };
    }
}
