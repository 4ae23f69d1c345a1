package activetrader.execution.orders.stops;

import activetrader.market.Symbol;

/// Why it is not known that a stop was moved.
public sealed interface StopFailure {
    /// The broker did not answer.
    ///
    /// @param answer what the call ended with
    record BrokerSilent(String answer) implements StopFailure {}

    /// The old stop is gone or is going, and the monitor re-creates one.
    record BeingMended(Symbol symbol) implements StopFailure {}
}
