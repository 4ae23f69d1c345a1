package activetrader.simulator;

import activetrader.market.Symbol;
import activetrader.simulator.access.ApiKeys;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.faults.Faults;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.Halt;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the simulator plays and how.
///
/// @param bars the recorded bars; null for a synthetic market
/// @param date the day to play; null for the last recorded one, or [#SYNTHETIC_DATE]
/// @param symbols the symbols to play; all that there are when empty
/// @param seed decides everything that is made up: synthetic prices, paths inside the minutes, partial fills, ids
/// @param exchange how orders are treated; its own seed is not used, `seed` is
/// @param keys the key pair that both APIs accept
/// @param dataRequestsPerMinute data requests per minute before the answer is 429
/// @param halts when which symbol does not trade
/// @param faults what goes wrong with HTTP calls
/// @param script what happens beside trading
public record SimulatorSettings(
        @Nullable RecordedBars bars,
        @Nullable LocalDate date,
        Set<Symbol> symbols,
        long seed,
        ExchangeSettings exchange,
        ApiKeys keys,
        int dataRequestsPerMinute,
        List<Halt> halts,
        Faults faults,
        Script script) {
    /// The day that the synthetic market plays by default.
    public static final LocalDate SYNTHETIC_DATE = LocalDate.of(2026, 1, 14);

    private static final int FREE_PLAN = 200;

    public SimulatorSettings {
        symbols = Set.copyOf(symbols);
        halts = List.copyOf(halts);
    }

    /// A synthetic day with seed 1, a new paper account, `SIM`/`SIM`, 200 data requests a minute, nothing wrong.
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                null,
                null,
                Set.of(),
                1,
                ExchangeSettings.defaults(),
                ApiKeys.defaults(),
                FREE_PLAN,
                List.of(),
                Faults.none(),
                Script.empty());
    }

    public SimulatorSettings withBars(@Nullable RecordedBars recorded) {
        return new SimulatorSettings(
                recorded, date, symbols, seed, exchange, keys, dataRequestsPerMinute, halts, faults, script);
    }

    public SimulatorSettings withDate(@Nullable LocalDate day) {
        return new SimulatorSettings(
                bars, day, symbols, seed, exchange, keys, dataRequestsPerMinute, halts, faults, script);
    }

    public SimulatorSettings withSymbols(Set<Symbol> some) {
        return new SimulatorSettings(
                bars, date, some, seed, exchange, keys, dataRequestsPerMinute, halts, faults, script);
    }

    public SimulatorSettings withSeed(long number) {
        return new SimulatorSettings(
                bars, date, symbols, number, exchange, keys, dataRequestsPerMinute, halts, faults, script);
    }

    public SimulatorSettings withExchange(ExchangeSettings settings) {
        return new SimulatorSettings(
                bars, date, symbols, seed, settings, keys, dataRequestsPerMinute, halts, faults, script);
    }

    public SimulatorSettings withKeys(ApiKeys pair) {
        return new SimulatorSettings(
                bars, date, symbols, seed, exchange, pair, dataRequestsPerMinute, halts, faults, script);
    }

    public SimulatorSettings withDataRequestsPerMinute(int requests) {
        return new SimulatorSettings(bars, date, symbols, seed, exchange, keys, requests, halts, faults, script);
    }

    public SimulatorSettings withHalts(List<Halt> some) {
        return new SimulatorSettings(
                bars, date, symbols, seed, exchange, keys, dataRequestsPerMinute, some, faults, script);
    }

    public SimulatorSettings withFaults(Faults some) {
        return new SimulatorSettings(
                bars, date, symbols, seed, exchange, keys, dataRequestsPerMinute, halts, some, script);
    }

    public SimulatorSettings withScript(Script some) {
        return new SimulatorSettings(
                bars, date, symbols, seed, exchange, keys, dataRequestsPerMinute, halts, faults, some);
    }
}
