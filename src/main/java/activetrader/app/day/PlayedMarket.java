package activetrader.app.day;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.recorded.RecordedBars;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The market of a simulated day, kept beside its records in `market.json`, so that the day can be played again.
///
/// @param bars the folder of recorded bars; null for a synthetic market
/// @param feed of a history; null where none was named
/// @param symbols those that were chosen; none for all
/// @param cash dollars at the start
public record PlayedMarket(
        @JsonProperty("bars") @Nullable String bars,
        @JsonProperty("feed") @Nullable String feed,
        @JsonProperty("date") LocalDate date,
        @JsonProperty("symbols") List<String> symbols,
        @JsonProperty("seed") long seed,
        @JsonProperty("cash") BigDecimal cash) {
    private static final String FILE = "market.json";

    public PlayedMarket {
        symbols = List.copyOf(symbols);
    }

    /// What `market` plays on `date`.
    ///
    /// @param bars the folder of its bars; null for a synthetic market
    /// @param feed of a history; null where none was named
    public static PlayedMarket of(
            SimulatorSettings market, LocalDate date, @Nullable Path bars, @Nullable String feed) {
        return new PlayedMarket(
                bars == null ? null : bars.toAbsolutePath().normalize().toString(),
                feed,
                date,
                market.symbols().stream().map(Symbol::value).sorted().toList(),
                market.seed(),
                market.exchange().cash().value());
    }

    /// Keeps this in the folder `data`.
    public void write(Path data) {
        Path file = data.resolve(FILE);
        try {
            Files.writeString(file, Json.writePretty(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(file, e), e);
        }
    }

    /// What was played in the folder `data`; empty when no simulated day was.
    ///
    /// @throws ConfigException when the file is there and cannot be read
    public static Optional<PlayedMarket> read(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Optional.of(Json.read(Files.readString(file), PlayedMarket.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ConfigException(FileFault.unreadable(file, e));
        } catch (JsonException e) {
            throw new ConfigException(file + ": " + e.getMessage());
        }
    }

    /// The simulator that plays it again.
    public SimulatorSettings simulator() {
        SimulatorSettings standard = SimulatorSettings.defaults();
        return standard.withBars(bars == null ? null : RecordedBars.at(Path.of(bars), feed))
                .withDate(date)
                .withSymbols(symbols.stream().map(Symbol::of).collect(Collectors.toSet()))
                .withSeed(seed)
                .withExchange(standard.exchange().withCash(new Money(cash)));
    }
}
