package activetrader.app.backtest;

import activetrader.config.FileFault;
import activetrader.json.Json;
import activetrader.market.Money;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `day.json` beside the records of a day: it was played to its end and is sound. A run that is resumed does not play
/// such a day again.
///
/// @param fills at the broker
/// @param profit by the records, in dollars, after fees
record DayFile(
        @JsonProperty("fills") int fills,
        @JsonProperty("profit") BigDecimal profit) {
    private static final String NAME = "day.json";

    /// Writes it in one step.
    static void write(Path folder, int fills, Money profit) {
        Path draft = folder.resolve(NAME + ".new");
        try {
            Files.writeString(draft, Json.write(new DayFile(fills, profit.value())));
            Files.move(draft, folder.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unwritable(draft, e), e);
        }
    }

    /// Empty when the day was not played to its end.
    static Optional<DayFile> read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), DayFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }
}
