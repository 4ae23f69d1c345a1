package activetrader.app.history;

import activetrader.app.cli.InstallationOptions;
import activetrader.config.ConfigException;
import activetrader.history.HistoryFolder;
import activetrader.history.SeriesKey;
import activetrader.market.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of every command of the history: where it is, and which symbols of it.
final class HistoryOptions {
    @Mixin
    private final HistoryPlace place = new HistoryPlace();

    @Option(names = "--symbols", paramLabel = "A,B", split = ",", description = "Only these symbols.")
    private String @Nullable [] symbols;

    InstallationOptions installation() {
        return place.installation();
    }

    HistoryFolder folder() {
        return place.folder();
    }

    /// The symbols that were named; empty when none was.
    ///
    /// @throws ConfigException when one is no symbol
    Set<Symbol> symbols() {
        if (symbols == null) {
            return Set.of();
        }
        if (symbols.length == 0) {
            throw new ConfigException("--symbols must name at least one symbol, such as AAPL,MSFT");
        }
        try {
            return Arrays.stream(symbols).map(Symbol::of).collect(Collectors.toCollection(TreeSet::new));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--symbols: " + e.getMessage());
        }
    }

    /// The series of the history, of the named symbols if some were named.
    ///
    /// @throws ConfigException when there is none
    List<SeriesKey> series() {
        HistoryFolder history = folder();
        Set<Symbol> wanted = symbols();
        List<SeriesKey> series = history.series().stream()
                .filter(key -> wanted.isEmpty() || wanted.contains(key.symbol()))
                .toList();
        if (series.isEmpty()) {
            throw new ConfigException(
                    "there are no bars in " + history.root() + (wanted.isEmpty() ? "" : " of " + wanted));
        }
        return series;
    }
}
