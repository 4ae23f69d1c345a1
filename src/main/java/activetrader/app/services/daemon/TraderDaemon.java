package activetrader.app.services.daemon;

import activetrader.agent.AgentSettings;
import activetrader.agent.TradingAgent;
import activetrader.agent.model.ModelKind;
import activetrader.agent.model.ModelSettings;
import activetrader.app.services.watchdog.Watchdog;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.session.Daemon;
import activetrader.session.Progress;
import activetrader.session.RuntimeEnv;
import activetrader.session.SessionSettings;
import activetrader.session.TradingSession;
import activetrader.session.console.Console;
import activetrader.session.trader.AgentTrader;
import activetrader.time.TimeSource;
import java.nio.file.Path;

/// active-trader: the agent, and the daemon that runs its trading days.
public final class TraderDaemon implements AutoCloseable {
    private final TradingAgent agent;
    private final Daemon daemon;

    private TraderDaemon(TradingAgent agent, Daemon daemon) {
        this.agent = agent;
        this.daemon = daemon;
    }

    /// Prepares the agent; connects to nothing yet.
    public static TraderDaemon open(
            AgentSettings settings,
            SessionSettings session,
            TradingCalendar calendar,
            RecordFolder records,
            Path runtimeEnvFile,
            TimeSource time,
            Console console,
            Progress progress,
            Watchdog watchdog) {
        TradingAgent agent = TradingAgent.open(settings, time, records);
        try {
            return open(agent, settings, session, calendar, records, runtimeEnvFile, time, console, progress, watchdog);
        } catch (RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    /// As above, with an agent that already exists.
    public static TraderDaemon open(
            TradingAgent agent,
            AgentSettings settings,
            SessionSettings session,
            TradingCalendar calendar,
            RecordFolder records,
            Path runtimeEnvFile,
            TimeSource time,
            Console console,
            Progress progress,
            Watchdog watchdog) {
        greet(settings.model(), settings.signature(), console);
        TimeSource watched = watchdog.over(time);
        RuntimeEnv runtimeEnv = new RuntimeEnv(runtimeEnvFile, settings.signature());
        TradingSession tradingSession = new TradingSession(
                watched,
                watchdog.over(new AgentTrader(agent), time, settings.toolTimeout()),
                session,
                calendar,
                records,
                runtimeEnv,
                console,
                progress);
        console.print("✅ Agent " + settings.signature() + " initialization completed");
        console.print("✅ Agent initialization complete");
        console.print("🎯 Starting continuous day trading loop...");
        return new TraderDaemon(agent, new Daemon(watched, calendar, tradingSession, runtimeEnv, console, progress));
    }

    private static void greet(ModelSettings model, String signature, Console console) {
        if (model.kind() == ModelKind.ENDPOINT) {
            console.print("✅ " + provider(model) + " API key loaded from environment");
        }
        console.print("🚀 Initializing agent: " + signature);
        console.print(
                switch (model.kind()) {
                    case RULES -> "🧠 Using the built-in rules model: no network, no cost";
                    case OPENING_RANGE -> "🧠 Using the built-in opening-range model: no network, no cost";
                    case JAVA -> "🧠 Using a model in Java: no network, no cost of our own";
                    case ENDPOINT -> "🧠 Using " + provider(model) + " API: " + model.baseUrl();
                });
        console.print("✅ AI model initialized: " + model.name());
    }

    private static String provider(ModelSettings model) {
        return String.valueOf(model.baseUrl()).contains("deepseek") ? "DeepSeek" : "OpenAI-compatible";
    }

    public Daemon daemon() {
        return daemon;
    }

    @Override
    public void close() {
        agent.close();
    }
}
