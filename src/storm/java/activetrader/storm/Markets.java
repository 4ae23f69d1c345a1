package activetrader.storm;

import activetrader.market.Symbol;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.Halt;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The prices of the days, made once and shared by plays whose script does not change them.
final class Markets {
    private final Map<Key, Tapes.Dated> made = new ConcurrentHashMap<>();

    Tapes.Dated day(long seed, Set<Symbol> symbols, LocalDate date, List<Halt> halts, Script script) {
        Key key = new Key(seed, symbols, date);
        boolean plain = halts.isEmpty()
                && script.steps().isEmpty()
                && script.renamings().isEmpty();
        return plain
                ? made.computeIfAbsent(key, wanted -> make(wanted, List.of(), Script.empty()))
                : make(key, halts, script);
    }

    private static Tapes.Dated make(Key key, List<Halt> halts, Script script) {
        return Simulator.load(SimulatorSettings.defaults()
                .withSeed(key.seed())
                .withSymbols(key.symbols())
                .withDate(key.date())
                .withHalts(halts)
                .withScript(script));
    }

    private record Key(long seed, Set<Symbol> symbols, LocalDate date) {}
}
