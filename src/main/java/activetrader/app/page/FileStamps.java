package activetrader.app.page;

import activetrader.config.FileFault;
import activetrader.journal.RecordFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Size and time of the files that hold a day's records: equal stamps mean that nothing was written in between.
///
/// @param files by path
record FileStamps(Map<Path, String> files) {
    FileStamps {
        files = Map.copyOf(files);
    }

    /// @throws UncheckedIOException when a folder cannot be read
    static FileStamps of(RecordFolder records, LocalDate date) {
        Map<Path, String> files = new TreeMap<>();
        Stream.of(
                        records.trades(date),
                        records.orders(date),
                        records.position(date),
                        records.position(),
                        records.adjustments(),
                        records.summary(date))
                .forEach(file -> stamp(file, files));
        try (Stream<Path> log = Files.list(records.log(date))) {
            log.forEach(file -> stamp(file, files));
        } catch (NoSuchFileException _) {
            // no cycle yet
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(records.log(date), e), e);
        }
        return new FileStamps(files);
    }

    private static void stamp(Path file, Map<Path, String> files) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            files.put(file, attributes.size() + " " + attributes.lastModifiedTime());
        } catch (NoSuchFileException _) {
            // not there is a stamp too
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }
}
