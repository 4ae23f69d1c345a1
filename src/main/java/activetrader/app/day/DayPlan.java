package activetrader.app.day;

import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import java.math.BigDecimal;

/// What a simulated day plays, and how its parts are connected.
///
/// @param pace how fast the day passes
/// @param agent that trades
public record DayPlan(SimulatorSettings simulator, Tapes.Dated day, Wires wires, Pace pace, AgentOpener agent) {
    /// With the agent of an installation.
    public DayPlan(SimulatorSettings simulator, Tapes.Dated day, Wires wires, Pace pace) {
        this(simulator, day, wires, pace, AgentOpener.LIVE);
    }

    /// How fast the day passes.
    public sealed interface Pace {
        /// From deadline to deadline, as fast as the machine can.
        record AtOnce() implements Pace {}

        /// By a clock.
        ///
        /// @param speed 1 for a day that takes as long as a real one
        record ByClock(BigDecimal speed) implements Pace {}

        /// As fast as the machine can.
        Pace AT_ONCE = new AtOnce();
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
