package activetrader.history;

import activetrader.journal.InstanceLock;
import activetrader.market.Symbol;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The folder of the history: `minutes/feed=sip/symbol=AAPL/2026-01.parquet` and
/// `days/feed=sip/symbol=AAPL/2026.parquet`.
///
/// One process writes at a time, which holds [#lock]; any number read, and see each file whole.
/// See decision 105.
public final class HistoryFolder {
    private static final String FEED = "feed=";
    private static final String SYMBOL = "symbol=";
    private static final String ENDING = ".parquet";

    private final Path root;

    public HistoryFolder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /// Whether `path` is such a folder.
    public static boolean isHistory(Path path) {
        return Stream.of(Resolution.values()).anyMatch(one -> Files.isDirectory(path.resolve(one.folder())));
    }

    /// Makes this process the only one that writes, until the lock is closed.
    ///
    /// @throws InstanceLock.AlreadyRunning when another one writes
    public InstanceLock lock() {
        return InstanceLock.take(root.resolve(".writer"), "another process writes " + root);
    }

    /// The splits and dividends of all symbols.
    public EventFile events() {
        return new EventFile(root.resolve("splits_and_dividends.parquet"));
    }

    /// Every series of which there is a file.
    ///
    /// @throws HistoryException when the folder cannot be read
    public SortedSet<SeriesKey> series() {
        NavigableSet<SeriesKey> all = new TreeSet<>();
        for (Resolution resolution : Resolution.values()) {
            for (Path feed : children(root.resolve(resolution.folder()), FEED)) {
                for (Path symbol : children(feed, SYMBOL)) {
                    key(resolution, feed, symbol)
                            .filter(key -> !periods(key).isEmpty())
                            .ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static Optional<SeriesKey> key(Resolution resolution, Path feed, Path symbol) {
        String name = URLDecoder.decode(value(symbol, SYMBOL), StandardCharsets.UTF_8);
        return SeriesKey.isFeed(value(feed, FEED)) && Symbol.isPossible(name)
                ? Optional.of(new SeriesKey(resolution, value(feed, FEED), new Symbol(name)))
                : Optional.empty();
    }

    private static String value(Path folder, String prefix) {
        return String.valueOf(folder.getFileName()).substring(prefix.length());
    }

    private static List<Path> children(Path folder, String prefix) {
        return entries(folder).stream()
                .filter(path -> String.valueOf(path.getFileName()).startsWith(prefix) && Files.isDirectory(path))
                .toList();
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new HistoryException(folder, e);
        }
    }

    /// The files of `key` by the first date of their periods.
    public SortedMap<LocalDate, Path> periods(SeriesKey key) {
        SortedMap<LocalDate, Path> periods = new TreeMap<>();
        for (Path file : entries(folder(key))) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(ENDING)) {
                key.resolution()
                        .firstOf(name.substring(0, name.length() - ENDING.length()))
                        .ifPresent(first -> periods.put(first, file));
            }
        }
        return periods;
    }

    private Path folder(SeriesKey key) {
        String symbol = URLEncoder.encode(key.symbol().value(), StandardCharsets.UTF_8);
        return root.resolve(key.resolution().folder())
                .resolve(FEED + key.feed())
                .resolve(SYMBOL + symbol);
    }

    private Path file(SeriesKey key, LocalDate date) {
        return folder(key).resolve(key.resolution().periodOf(date) + ENDING);
    }

    /// What the file of the period around `date` holds; empty when there is none.
    ///
    /// @throws HistoryException when it cannot be read
    public Optional<StoredBars> read(SeriesKey key, LocalDate date) {
        Path file = file(key, date);
        return Files.exists(file) ? Optional.of(BarFileFormat.read(file, key)) : Optional.empty();
    }

    /// The trading days that are covered in the period around `date`.
    ///
    /// @throws HistoryException when the file cannot be read
    public SortedSet<LocalDate> covered(SeriesKey key, LocalDate date) {
        Path file = file(key, date);
        return Files.exists(file) ? BarFileFormat.readSessions(file, key) : new TreeSet<>();
    }

    /// Adds `content`, whose days lie in one period, to the file of that period. Days that it covers already are
    /// replaced.
    ///
    /// @throws HistoryException when the file cannot be read or written, or does not go with `content`
    public void add(SeriesKey key, StoredBars content) {
        Collection<LocalDate> sessions = content.sessions();
        if (sessions.isEmpty()) {
            return;
        }
        LocalDate first = content.sessions().first();
        if (!key.resolution()
                .periodOf(first)
                .equals(key.resolution().periodOf(content.sessions().last()))) {
            throw new IllegalArgumentException("days of more than one period: " + sessions);
        }
        Path file = file(key, first);
        try {
            StoredBars all =
                    read(key, first).map(before -> before.with(content)).orElse(content);
            AtomicFile.write(file, BarFileFormat.bytes(key, all));
        } catch (IOException e) {
            throw new HistoryException(file, e);
        } catch (IllegalArgumentException e) {
            throw new HistoryException(file, String.valueOf(e.getMessage()));
        }
    }
}
