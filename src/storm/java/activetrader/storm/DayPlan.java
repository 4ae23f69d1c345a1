package activetrader.storm;

import activetrader.execution.settings.ExecutionSettings;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.RiskLimits;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.tape.Halt;
import activetrader.storm.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that will happen to the trader on one day, drawn from the day's seed.
///
/// @param marketSeed of the prices; days share a few of them
/// @param start when the components are started for the first time
/// @param clockOffset by which the trader's machine is ahead of the broker's
/// @param faultsPerMille how many of a thousand calls fail at random
/// @param brokerRestarts when the broker restarts with its state kept
/// @param stopsCancelled when a person cancels every stop at the broker by hand
/// @param timer whether the machine has the timer of the independent flatten
/// @param panicAt when the operator calls `panic`; null for never
/// @param resumeAt when the operator calls `resume`
/// @param chaotic whether the model is the chaotic one
/// @param stream whether the broker has an order stream
/// @param trouble lies, wrong clocks, hostile clients and events of the account
record DayPlan(
        long seed,
        long marketSeed,
        TradingDay day,
        Set<Symbol> symbols,
        Instant start,
        Duration clockOffset,
        RiskLimits limits,
        ExecutionSettings execution,
        ExchangeSettings exchange,
        List<Halt> halts,
        List<Gust> gusts,
        int faultsPerMille,
        List<Crash> crashes,
        List<Instant> brokerRestarts,
        List<Instant> stopsCancelled,
        boolean timer,
        @Nullable Instant panicAt,
        @Nullable Instant resumeAt,
        boolean chaotic,
        boolean stream,
        Trouble trouble) {
    DayPlan {
        symbols = Set.copyOf(symbols);
        halts = List.copyOf(halts);
        gusts = List.copyOf(gusts);
        crashes = List.copyOf(crashes);
        brokerRestarts = List.copyOf(brokerRestarts);
        stopsCancelled = List.copyOf(stopsCancelled);
    }

    /// The processes that can be killed.
    enum Part {
        TRADE,
        DATA,
        DAEMON
    }

    /// A kill of a component in the middle of its work.
    ///
    /// @param looks readings of its clock after `at` until the kill; 0 for at once
    /// @param downFor the time until it is started again
    record Crash(Part part, Instant at, int looks, Duration downFor) {}
}
