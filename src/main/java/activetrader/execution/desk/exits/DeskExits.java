package activetrader.execution.desk.exits;

import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.execution.orders.exits.ExitFailure;
import activetrader.execution.orders.exits.ExitRefusal;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.exits.ExitSubmitter;
import activetrader.execution.orders.exits.ExitedSymbols;
import activetrader.execution.orders.exits.PromisedExits;
import activetrader.execution.orders.exits.RepeatedExits;
import java.util.concurrent.atomic.AtomicBoolean;

/// Requests to close positions.
public final class DeskExits {
    private final AtomicBoolean stopping;
    private final FlattenRunner flattens;
    private final ExitedSymbols exited;
    private final PromisedExits promises;
    private final ExitRunner runner;
    private final RepeatedExits repeats;
    private final ForeignHoldings foreign;
    private final AccountReader reader;
    private final ExitSubmitter exits;
    private final KeyMonitor keyMonitor;

    /// @param stopping whether no more requests are taken
    public DeskExits(
            AtomicBoolean stopping,
            FlattenRunner flattens,
            ExitedSymbols exited,
            PromisedExits promises,
            ExitRunner runner,
            RepeatedExits repeats,
            ForeignHoldings foreign,
            AccountReader reader,
            ExitSubmitter exits,
            KeyMonitor keyMonitor) {
        this.stopping = stopping;
        this.flattens = flattens;
        this.exited = exited;
        this.promises = promises;
        this.runner = runner;
        this.repeats = repeats;
        this.foreign = foreign;
        this.reader = reader.forExits();
        this.exits = exits;
        this.keyMonitor = keyMonitor;
    }

    public ExitResult exit(ExitRequest request) {
        if (stopping.get()) {
            return new ExitResult.Failed(ExitFailure.STOPPING, BlockReason.STOPPING.message());
        }
        if (flattens.isRunning()) {
            flattens.promise(request);
            return new ExitResult.Refused(new ExitRefusal.Flattening());
        }
        exited.leaving(request);
        return promises.keep(request, this::exitOnce);
    }

    private ExitResult exitOnce(ExitRequest request) {
        try {
            return runner.withCalls(() -> repeats.answer(request).orElseGet(() -> exitAlone(request)))
                    .orElseGet(() -> new ExitResult.Failed(ExitFailure.BUSY, BlockReason.DESK_BUSY.message()));
        } catch (BrokerException e) {
            keyMonitor.failed(e);
            return new ExitResult.Failed(ExitFailure.BROKER_SILENT, String.valueOf(e.getMessage()));
        }
    }

    private ExitResult exitAlone(ExitRequest request) {
        return foreign.keepsForCertain(request.symbol(), reader)
                ? new ExitResult.Refused(new ExitRefusal.ExternalPosition(request.symbol()))
                : exits.exit(request);
    }
}
