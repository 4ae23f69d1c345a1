package activetrader.app.day;

import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;

/// What a simulated day plays, and how its parts are connected.
///
/// @param realtime whether the day passes at the speed of real time
/// @param agent that trades
public record DayPlan(SimulatorSettings simulator, Tapes.Dated day, Wires wires, boolean realtime, AgentOpener agent) {
    /// With the agent of an installation.
    public DayPlan(SimulatorSettings simulator, Tapes.Dated day, Wires wires, boolean realtime) {
        this(simulator, day, wires, realtime, AgentOpener.LIVE);
    }

    /// How broker, services and agent reach each other.
    public sealed interface Wires {
        /// Over HTTP on this machine, as in an installation.
        ///
        /// @param dataPort of alpaca-data; 0 for a free one
        /// @param tradePort of alpaca-trade; 0 for a free one
        record Loopback(int dataPort, int tradePort) implements Wires {}

        /// By calls in this process: the same day, sooner.
        record Direct() implements Wires {}
    }
}
