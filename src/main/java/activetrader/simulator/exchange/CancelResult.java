package activetrader.simulator.exchange;

import activetrader.simulator.exchange.checks.Refusal;
import org.jspecify.annotations.Nullable;

/// What became of one order when all were cancelled.
///
/// @param refusal null when the cancel was taken
public record CancelResult(String orderId, @Nullable Refusal refusal) {}
