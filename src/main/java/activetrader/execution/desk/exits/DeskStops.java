package activetrader.execution.desk.exits;

import activetrader.execution.blocks.BlockReason;
import activetrader.execution.orders.stops.CancelResult;
import activetrader.execution.orders.stops.OrderCancellation;
import activetrader.execution.orders.stops.StopMover;
import activetrader.execution.orders.stops.StopRefusal;
import activetrader.execution.orders.stops.StopResult;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Requests to move stops and to cancel orders.
public final class DeskStops {
    private final AtomicBoolean stopping;
    private final ExitRunner runner;
    private final StopMover stops;
    private final OrderCancellation cancellation;

    /// @param stopping whether no more requests are taken
    public DeskStops(AtomicBoolean stopping, ExitRunner runner, StopMover stops, OrderCancellation cancellation) {
        this.stopping = stopping;
        this.runner = runner;
        this.stops = stops;
        this.cancellation = cancellation;
    }

    public StopResult move(Symbol symbol, Price stop) {
        if (stopping.get()) {
            return new StopResult.Refused(new StopRefusal.NotNow(BlockReason.STOPPING));
        }
        return runner.withCalls(() -> stops.move(symbol, stop))
                .orElseGet(() -> new StopResult.Refused(new StopRefusal.NotNow(BlockReason.DESK_BUSY)));
    }

    public CancelResult cancel(String orderId) {
        BlockReason refusal = stopping.get() ? BlockReason.STOPPING : BlockReason.DESK_BUSY;
        return (stopping.get() ? Optional.<CancelResult>empty() : runner.atOnce(() -> cancellation.cancel(orderId)))
                .orElseGet(() -> new CancelResult.NotNow(refusal));
    }
}
