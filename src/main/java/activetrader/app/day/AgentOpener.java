package activetrader.app.day;

import activetrader.agent.AgentSettings;
import activetrader.agent.TradingAgent;
import activetrader.journal.RecordFolder;
import activetrader.time.TimeSource;

/// Opens the agent of a simulated day.
@FunctionalInterface
public interface AgentOpener {
    /// The agent of an installation, see [TradingAgent#open(AgentSettings, TimeSource, RecordFolder)].
    AgentOpener LIVE = TradingAgent::open;

    TradingAgent open(AgentSettings settings, TimeSource time, RecordFolder records);
}
