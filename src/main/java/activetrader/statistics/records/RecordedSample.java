package activetrader.statistics.records;

import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.journal.TradeRow;
import activetrader.json.Json;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.TradingSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads a sample from `summary/` and `trades/` of a signature's records.
public final class RecordedSample {
    private RecordedSample() {}

    /// Every day that has a summary.
    ///
    /// @throws IllegalArgumentException when there is no such day, or the equity of none is known
    /// @throws UncheckedIOException when a file cannot be read
    /// @throws activetrader.json.JsonException when a file is not such a record
    public static TradingSample read(RecordFolder records) {
        List<SummaryLine> summaries = summaries(records.root().resolve("summary"));
        if (summaries.isEmpty()) {
            throw new IllegalArgumentException("no day is recorded in " + records.root());
        }
        RoundTrips trips = new RoundTrips();
        List<ClosedTrade> trades = new ArrayList<>();
        for (SummaryLine summary : summaries) {
            try (Stream<String> lines = RecordLines.of(records.trades(summary.date()))) {
                lines.map(line -> Json.read(line, TradeRow.class))
                        .forEach(row -> trips.add(row).ifPresent(trades::add));
            }
        }
        return new TradingSample(EquityChain.days(summaries), trades);
    }

    private static List<SummaryLine> summaries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(RecordedSample::summary)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(folder, e), e);
        }
    }

    private static SummaryLine summary(Path file) {
        try {
            return Json.read(Files.readString(file), SummaryLine.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }
}
