package activetrader.app.storm;

import activetrader.market.Symbol;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.Halt;
import activetrader.simulator.tape.Tapes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The prices of the days, made once for many plays where nothing is halted.
final class Markets {
    private final Map<Key, Tapes.Dated> made = new ConcurrentHashMap<>();

    Tapes.Dated day(long seed, Set<Symbol> symbols, LocalDate date, List<Halt> halts) {
        Key key = new Key(seed, symbols, date);
        return halts.isEmpty() ? made.computeIfAbsent(key, wanted -> make(wanted, List.of())) : make(key, halts);
    }

    private static Tapes.Dated make(Key key, List<Halt> halts) {
        return Simulator.load(SimulatorSettings.defaults()
                .withSeed(key.seed())
                .withSymbols(key.symbols())
                .withDate(key.date())
                .withHalts(halts));
    }

    private record Key(long seed, Set<Symbol> symbols, LocalDate date) {}
}
