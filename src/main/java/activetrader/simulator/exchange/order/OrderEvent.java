package activetrader.simulator.exchange.order;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to an order, as the broker tells it on its order stream.
///
/// @param executionId unique for this event
/// @param event `new`, `fill`, `partial_fill`, `canceled`, `expired`, `replaced`, `pending_new`, `accepted`,
///     `pending_cancel`
/// @param execution the fill, for `fill` and `partial_fill`
/// @param positionAfter shares held after it, negative when short
public record OrderEvent(
        String executionId,
        String event,
        Instant at,
        SimulatedOrder order,
        @Nullable Execution execution,
        BigDecimal positionAfter) {}
