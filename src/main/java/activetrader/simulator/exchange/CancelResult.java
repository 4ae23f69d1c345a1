package activetrader.simulator.exchange;

import activetrader.simulator.exchange.checks.Refusal;
import org.jspecify.annotations.Nullable;

/// The result for one order when all are cancelled.
///
/// @param refusal null when the cancel was taken
public record CancelResult(String orderId, @Nullable Refusal refusal) {}
