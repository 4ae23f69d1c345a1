package activetrader.app.dryrun;

import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;

/// What a dry run plays.
///
/// @param dataPort of alpaca-data; 0 for a free one
/// @param tradePort of alpaca-trade; 0 for a free one
/// @param realtime whether the day passes at the speed of real time
record DryRunPlan(SimulatorSettings simulator, Tapes.Dated day, int dataPort, int tradePort, boolean realtime) {}
