package activetrader.execution.ledger;

import activetrader.journal.OrderRecord;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.calendar.MarketZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Reads today's ledgers in a data folder while another process writes them, of every signature. It changes nothing
/// on the disk and needs no configuration.
public final class LedgerReader {
    private final Path dataFolder;
    private TreeMap<Path, Long> sizes = new TreeMap<>();
    private LedgerContent last = new LedgerContent.Known(List.of());

    public LedgerReader(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /// The orders of the day of `date` in New York; never throws. No file means no orders.
    public LedgerContent read(LocalDate date) {
        try {
            TreeMap<Path, Long> found = new TreeMap<>();
            for (Path file : files(date)) {
                found.put(file, Files.size(file));
            }
            if (!found.equals(sizes)) {
                last = read(found.keySet());
                sizes = found;
            }
            return last;
        } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
            sizes = new TreeMap<>();
            last = new LedgerContent.Known(List.of());
            return new LedgerContent.Unreadable("cannot read the orders under " + dataFolder + ": " + e);
        }
    }

    /// As [#read(LocalDate)], for the day of `now` in New York.
    public LedgerContent read(java.time.Instant now) {
        return read(MarketZone.dateOf(now));
    }

    private List<Path> files(LocalDate date) throws IOException {
        List<Path> files = new ArrayList<>();
        Path signatures = dataFolder.resolve("agent_data");
        if (Files.notExists(signatures)) {
            return files;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(signatures)) {
            for (Path folder : folders) {
                Path file = folder.resolve("orders").resolve(date + "_orders.jsonl");
                if (!Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException _) {
            return List.of();
        }
        return files;
    }

    private static LedgerContent read(Iterable<Path> files) throws IOException {
        LedgerEntries entries = new LedgerEntries();
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            if (end < text.length()) {
                return new LedgerContent.Unreadable("the last line of " + file + " is not whole");
            }
            for (String line : text.lines().toList()) {
                try {
                    Json.readKnown(line, OrderRecord.class).ifPresent(entries::apply);
                } catch (JsonException e) {
                    return new LedgerContent.Unreadable("a line of " + file + " is no order: " + e.getMessage());
                }
            }
        }
        return new LedgerContent.Known(entries.all());
    }
}
