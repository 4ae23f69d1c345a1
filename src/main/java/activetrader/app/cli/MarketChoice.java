package activetrader.app.cli;

import activetrader.config.ConfigException;
import activetrader.history.HistoryFolder;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.tape.recorded.RecordedBars;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The market that the options of a command choose, as text that another process can read.
///
/// @param bars the folder of recorded bars; null for a synthetic market
/// @param feed whose bars of a history; null for the only one
/// @param symbols the only ones that are played; null for all
/// @param seed of everything random
/// @param cash dollars that the account starts with; null for those of the configuration
public record MarketChoice(
        @JsonProperty("bars") @Nullable String bars,
        @JsonProperty("feed") @Nullable String feed,
        @JsonProperty("symbols") @Nullable List<String> symbols,
        @JsonProperty("seed") long seed,
        @JsonProperty("cash") @Nullable BigDecimal cash) {
    public MarketChoice {
        symbols = symbols == null ? null : List.copyOf(symbols);
    }

    /// The same market for a process that runs in another folder.
    public MarketChoice fromAnywhere() {
        return bars == null
                ? this
                : new MarketChoice(Path.of(bars).toAbsolutePath().normalize().toString(), feed, symbols, seed, cash);
    }

    /// The simulator of this market.
    ///
    /// @throws ConfigException when an option makes no sense
    public SimulatorSettings simulator(BigDecimal usualCash) {
        BigDecimal amount = cash == null ? usualCash : cash;
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new ConfigException("--cash must be positive dollars with at most two decimals, was " + amount);
        }
        return SimulatorSettings.defaults()
                .withBars(recorded())
                .withSymbols(chosenSymbols())
                .withSeed(seed)
                .withExchange(ExchangeSettings.defaults().withCash(new Money(amount)));
    }

    private @Nullable RecordedBars recorded() {
        Path folder = bars == null ? null : Path.of(bars);
        if (feed != null && (folder == null || !HistoryFolder.isHistory(folder))) {
            throw new ConfigException("--bars-feed is for a history, and --bars names none");
        }
        return folder == null ? null : RecordedBars.at(folder, feed);
    }

    private Set<Symbol> chosenSymbols() {
        if (symbols != null && symbols.isEmpty()) {
            throw new ConfigException("--symbols must name at least one symbol, such as AAPL,MSFT");
        }
        try {
            return symbols == null ? Set.of() : symbols.stream().map(Symbol::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--symbols: " + e.getMessage());
        }
    }
}
