package activetrader.session.trader;

import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;

/// What a session needs: somebody who decides, and hands that reach the market.
///
/// Calls that need the services throw [activetrader.agent.tools.ToolFailure] when they do not get what they need.
public interface Trader {
    /// Connects to the services, checks that all tools are there, and says how many the model may call.
    int prepare();

    /// Lets the model have one look at the market. Failures are in the report.
    CycleReport runCycle(Cycle cycle) throws InterruptedException;

    /// Asks the trade service what is held.
    Holdings holdings();

    /// Asks the trade service to cancel and close everything, without the model.
    FlattenOutcome flatten(String reason);
}
