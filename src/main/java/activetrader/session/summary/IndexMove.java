package activetrader.session.summary;

import activetrader.agent.facts.FactPage;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.json.Json;
import activetrader.json.JsonException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The price change of SPY between two cycles, by the prices in their fact sheets.
///
/// @param percent change from `from` to `to`
public record IndexMove(
        @JsonProperty("from") BigDecimal from,
        @JsonProperty("from_at") Instant fromAt,
        @JsonProperty("to") BigDecimal to,
        @JsonProperty("to_at") Instant toAt,
        @JsonProperty("percent") BigDecimal percent) {
    /// The change from the first to the last cycle of `date` with a known price; empty with fewer than two.
    ///
    /// @throws UncheckedIOException when the decision logs cannot be read
    static Optional<IndexMove> of(RecordFolder records, LocalDate date) {
        List<Path> cycles = cycles(records.log(date));
        Optional<Seen> first = cycles.stream().flatMap(IndexMove::seen).findFirst();
        Optional<Seen> last =
                cycles.reversed().stream().flatMap(IndexMove::seen).findFirst();
        return first.flatMap(
                from -> last.filter(to -> to.at().isAfter(from.at())).map(to -> between(from, to)));
    }

    private static IndexMove between(Seen from, Seen to) {
        return new IndexMove(
                from.price(),
                from.at(),
                to.price(),
                to.at(),
                DayPerformance.percent(to.price().subtract(from.price()), from.price()));
    }

    private static List<Path> cycles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(IndexMove::uncompressed)
                    .filter(file -> Objects.requireNonNull(file.getFileName())
                            .toString()
                            .startsWith("cycle-"))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Path uncompressed(Path file) {
        String name = file.toString();
        return name.endsWith(RecordLines.COMPRESSED)
                ? Path.of(name.substring(0, name.length() - RecordLines.COMPRESSED.length()))
                : file;
    }

    private static Stream<Seen> seen(Path file) {
        return RecordLines.of(file)
                .filter(line -> line.contains("\"type\":\"prompt\""))
                .flatMap(line -> price(line).stream());
    }

    private static Optional<Seen> price(String line) {
        try {
            Prompt prompt = Json.read(line, Prompt.class);
            return FactPage.parse(prompt.messages().getFirst().content())
                    .pairs("MARKET")
                    .number("spy.price")
                    .filter(price -> price.signum() > 0)
                    .map(price -> new Seen(prompt.at(), price));
        } catch (JsonException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private record Seen(Instant at, BigDecimal price) {}

    private record Prompt(
            @JsonProperty("timestamp") Instant at,
            @JsonProperty("new_messages") List<Message> messages) {}

    private record Message(@JsonProperty("content") String content) {}
}
