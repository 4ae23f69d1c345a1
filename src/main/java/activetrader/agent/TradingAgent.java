package activetrader.agent;

import activetrader.agent.tools.TradingTools;
import activetrader.journal.RecordFolder;
import activetrader.time.TimeSource;
import java.time.LocalDate;
import java.util.List;

/// The agent: one cycle at a time, it tells a chat model the facts and lets it call the services' tools.
@SuppressWarnings("DoNotCallSuggester")
public final class TradingAgent implements AutoCloseable {
    private TradingAgent() {}

    /// Reads the prompts and prepares the model. Connects to nothing: the services may still be starting.
    ///
    /// @throws java.io.UncheckedIOException when a prompt file cannot be read
    public static TradingAgent open(AgentSettings settings, TimeSource time, RecordFolder records) {
        throw new UnsupportedOperationException("not built yet: " + settings.signature() + time + records);
    }

    /// Runs `cycle` to its end, which is its deadline at the latest. Failures are outcomes, never exceptions.
    ///
    /// @throws InterruptedException when the caller's thread is interrupted
    public CycleReport runCycle(Cycle cycle) throws InterruptedException {
        throw new UnsupportedOperationException("not built yet: " + cycle);
    }

    /// Direct tool calls for the session.
    public TradingTools tools() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The tools that the model may call and the services offer, in the model's order.
    ///
    /// @throws activetrader.agent.tools.ToolFailure.ServiceDown when a service does not answer
    public List<String> toolNames() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// The highest number among the cycles recorded for `date`; 0 when there are none. After a restart the next one
    /// is one more.
    public int lastCycle(LocalDate date) {
        throw new UnsupportedOperationException("not built yet: " + date);
    }

    @Override
    public void close() {}
}
