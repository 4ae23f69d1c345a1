package activetrader.session.trader;

import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;

/// What a session needs to decide and to act: the agent's cycles, the holdings and the flatten.
///
/// A method that needs a service throws [activetrader.agent.tools.ToolFailure] when it gets no answer from it.
public interface Trader {
    /// Connects to the services, checks that all tools are there, and returns how many of them the model may call.
    int prepare();

    /// Runs one cycle of the agent. Failures are in the report.
    CycleReport runCycle(Cycle cycle) throws InterruptedException;

    /// Asks the trade service for the holdings.
    Holdings holdings();

    /// Asks the trade service to cancel all orders and close all positions, without the model.
    FlattenOutcome flatten(String reason);
}
