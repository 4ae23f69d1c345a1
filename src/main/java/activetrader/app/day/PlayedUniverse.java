package activetrader.app.day;

import activetrader.app.settings.Configuration;
import activetrader.config.ConfigException;
import activetrader.market.Asset;
import activetrader.market.Symbol;
import activetrader.simulator.tape.Tape;
import java.util.List;
import java.util.stream.Collectors;

/// The symbols that a simulated day trades: the configured ones for which the day has prices, or all for
/// which it has prices when the configuration names no universe.
///
/// @param missing configured symbols without prices on that day
public record PlayedUniverse(List<Symbol> symbols, List<Symbol> missing) {
    public PlayedUniverse {
        symbols = List.copyOf(symbols);
        missing = List.copyOf(missing);
    }

    /// @throws ConfigException when the day has prices of none of the configured symbols
    public static PlayedUniverse of(Configuration configuration, Tape tape) {
        List<Symbol> played = tape.assets().stream()
                .filter(Asset::tradable)
                .map(Asset::symbol)
                .toList();
        if (!configuration.namesUniverse()) {
            return new PlayedUniverse(played, List.of());
        }
        List<Symbol> chosen =
                played.stream().filter(configuration.universe()::contains).toList();
        if (chosen.isEmpty()) {
            throw new ConfigException("universe.symbols names none of the symbols that the day has prices of: "
                    + played.stream().map(Symbol::value).collect(Collectors.joining(", ")));
        }
        return new PlayedUniverse(
                chosen,
                configuration.universe().stream()
                        .filter(symbol -> !chosen.contains(symbol))
                        .toList());
    }

    /// A note for the user; empty when the whole universe is traded.
    String note() {
        return missing.isEmpty()
                ? ""
                : "🎯 " + symbols.size() + " of the configured symbols are played; no prices of "
                        + missing.stream().map(Symbol::value).collect(Collectors.joining(", "));
    }
}
