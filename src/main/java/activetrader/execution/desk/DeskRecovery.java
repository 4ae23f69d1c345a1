package activetrader.execution.desk;

import activetrader.broker.Broker;
import activetrader.execution.account.AccountReader;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.monitor.AccountMonitor;
import activetrader.execution.monitor.OvernightPositions;
import activetrader.execution.orders.entries.EntryReversal;

/// Resolves at the start what an earlier process left, and protects what is held.
final class DeskRecovery {
    private final OrderLedger ledger;
    private final OrderSubmitter sender;
    private final FillRecorder fills;
    private final Broker broker;
    private final AccountReader reader;
    private final EntryReversal reversal;
    private final AccountMonitor monitor;
    private final DeskReader reads;
    private final OvernightPositions overnight;

    DeskRecovery(
            OrderLedger ledger,
            OrderSubmitter sender,
            FillRecorder fills,
            Broker broker,
            AccountReader reader,
            EntryReversal reversal,
            AccountMonitor monitor,
            DeskReader reads,
            OvernightPositions overnight) {
        this.ledger = ledger;
        this.sender = sender;
        this.fills = fills;
        this.broker = broker;
        this.reader = reader;
        this.reversal = reversal;
        this.monitor = monitor;
        this.reads = reads;
        this.overnight = overnight;
    }

    /// @return whether anything is open, in doubt or not known
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    boolean recover() {
        reversal.follow(ledger.inDoubt());
        ledger.learnIds(reader.allOrders().items());
        sender.recallRefusals();
        sender.clearUp(broker);
        fills.poll(broker);
        boolean open = monitor.look();
        reads.record(reader.books());
        overnight.find();
        return open;
    }
}
