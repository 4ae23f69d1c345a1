package activetrader.execution.desk;

import activetrader.broker.BrokerException;
import activetrader.execution.blocks.BlockReason;
import activetrader.execution.context.TradingContext;
import activetrader.execution.monitor.KeyMonitor;
import activetrader.execution.orders.CancelResult;
import activetrader.execution.orders.EntryReversal;
import activetrader.execution.orders.ExitFailure;
import activetrader.execution.orders.ExitRefusal;
import activetrader.execution.orders.ExitRequest;
import activetrader.execution.orders.ExitResult;
import activetrader.execution.orders.ExitSubmitter;
import activetrader.execution.orders.PromisedExits;
import activetrader.execution.orders.StopMover;
import activetrader.execution.orders.StopRefusal;
import activetrader.execution.orders.StopResult;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Requests that lower the risk: exits, moves of stops and cancels.
final class DeskExits {
    private final TradingContext context;
    private final RiskLimits limits;
    private final AtomicBoolean stopping;
    private final FlattenRunner flattens;
    private final PromisedExits promises;
    private final ExitRunner turns;
    private final ExitSubmitter exits;
    private final StopMover stops;
    private final KeyMonitor keyGuard;
    private final EntryReversal undoing;

    /// @param stopping whether no more requests are taken
    /// @param entriesAreStopped whether an entry that is filled now must be reversed
    DeskExits(
            TradingContext context,
            RiskLimits limits,
            AtomicBoolean stopping,
            FlattenRunner flattens,
            PromisedExits promises,
            ExitRunner turns,
            ExitSubmitter exits,
            StopMover stops,
            KeyMonitor keyGuard,
            BooleanSupplier entriesAreStopped) {
        this.context = context;
        this.limits = limits;
        this.stopping = stopping;
        this.flattens = flattens;
        this.promises = promises;
        this.turns = turns;
        this.exits = exits;
        this.stops = stops;
        this.keyGuard = keyGuard;
        this.undoing = new EntryReversal(context, entriesAreStopped, flattens::isRunning, this::exit);
    }

    /// What reverses entries, by exits of this desk.
    EntryReversal reversal() {
        return undoing;
    }

    ExitResult exit(ExitRequest request) {
        if (stopping.get()) {
            return new ExitResult.Failed(ExitFailure.STOPPING, BlockReason.STOPPING.message());
        }
        if (flattens.isRunning()) {
            flattens.promise(request);
            return new ExitResult.Refused(
                    ExitRefusal.FLATTENING, "everything is being closed: see close_all_positions");
        }
        undoing.leaving(request);
        return promises.keep(request, this::exitOnce);
    }

    Optional<Position> held(Symbol symbol, Side side, @Nullable String cycle) {
        if (side == Side.BUY && !limits.size().shortingAllowed()) {
            return context.entryReader().position(symbol);
        }
        boolean wouldExit = context.fills().lot(symbol).isClosedBy(side);
        return wouldExit
                ? promises.look(symbol, cycle, () -> context.exitReader().position(symbol))
                : context.exitReader().position(symbol);
    }

    private ExitResult exitOnce(ExitRequest request) {
        try {
            return turns.withCalls(() -> exits.repeated(request).orElseGet(() -> exitAlone(request)))
                    .orElseGet(() -> new ExitResult.Failed(ExitFailure.BUSY, BlockReason.DESK_BUSY.message()));
        } catch (BrokerException e) {
            keyGuard.failed(e);
            return new ExitResult.Failed(ExitFailure.BROKER_SILENT, String.valueOf(e.getMessage()));
        }
    }

    private ExitResult exitAlone(ExitRequest request) {
        return context.isKeptForCertain(request.symbol())
                ? new ExitResult.Refused(
                        ExitRefusal.EXTERNAL_POSITION,
                        "the position in " + request.symbol() + " is external and is left alone")
                : exits.exit(request);
    }

    StopResult moveStop(Symbol symbol, Price stop) {
        if (stopping.get()) {
            return new StopResult.Refused(StopRefusal.STOPPING, BlockReason.STOPPING.message());
        }
        return turns.withCalls(() -> stops.move(symbol, stop))
                .orElseGet(() -> new StopResult.Refused(StopRefusal.DESK_BUSY, BlockReason.DESK_BUSY.message()));
    }

    CancelResult cancel(String orderId) {
        BlockReason refusal = stopping.get() ? BlockReason.STOPPING : BlockReason.DESK_BUSY;
        return (stopping.get() ? Optional.<CancelResult>empty() : turns.atOnce(() -> stops.cancel(orderId)))
                .orElseGet(() -> new CancelResult.NotNow(refusal));
    }
}
