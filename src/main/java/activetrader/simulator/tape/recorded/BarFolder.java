package activetrader.simulator.tape.recorded;

import activetrader.config.FileFault;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.SessionBars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of files `SYMBOL_YYYY-MM-DD.csv`. Of a day the symbols are played that have a file for it, with all earlier
/// sessions. Each file is read once, for all days; a folder that changes later is not read again.
final class BarFolder implements RecordedBars {
    private static final Logger log = LoggerFactory.getLogger(BarFolder.class);

    /// The minutes of five sessions are looked back on.
    private static final int DAYS_BACK = 8;

    private final Path folder;
    private final RecentSessions recent = new RecentSessions();
    private final InventedHistory invented = new InventedHistory();
    private final Map<BarFile, SessionBars> sessions = new ConcurrentHashMap<>();
    private final Map<TradingDay, Map<String, Integer>> minutes = new ConcurrentHashMap<>();
    private volatile @Nullable List<BarFile> listed;

    BarFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public RecordedSessions read(Optional<LocalDate> wantedDate, Set<Symbol> wantedSymbols, TradingCalendar calendar) {
        List<BarFile> files = files();
        LocalDate date = wantedDate.orElseGet(() ->
                files.stream().map(BarFile::date).max(Comparator.naturalOrder()).orElseThrow());
        Set<Symbol> symbols = files.stream()
                .filter(file -> file.date().equals(date))
                .map(BarFile::symbol)
                .collect(Collectors.toCollection(TreeSet::new));
        if (symbols.isEmpty()) {
            String dates = files.stream()
                    .map(BarFile::date)
                    .distinct()
                    .sorted()
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(", "));
            throw new BarFileException(folder, "no file for " + date + "; there are files for " + dates);
        }
        Set<Symbol> missing = new TreeSet<>(wantedSymbols);
        missing.removeAll(symbols);
        if (!missing.isEmpty()) {
            throw new BarFileException(folder, "no file of " + missing + " for " + date);
        }
        if (!wantedSymbols.isEmpty()) {
            symbols.retainAll(wantedSymbols);
        }
        LocalDate lookedBackOn = date.minusDays(DAYS_BACK);
        Map<Symbol, List<SessionBars>> played = new TreeMap<>();
        for (BarFile file : files) {
            if (symbols.contains(file.symbol()) && !file.date().isAfter(date)) {
                SessionBars session = file.date().isBefore(lookedBackOn)
                        ? session(file, calendar)
                        : recent.get(file, one -> session(one, calendar));
                played.computeIfAbsent(file.symbol(), _ -> new ArrayList<>()).add(session);
            }
        }
        return new RecordedSessions(date, played, Map.of());
    }

    @Override
    public InventedHistory invented() {
        return invented;
    }

    @Override
    public List<LocalDate> dates() {
        return files().stream().map(BarFile::date).distinct().sorted().toList();
    }

    /// macOS puts `._NAME.csv` beside each file on a foreign disk; it holds no bars.
    private static boolean isHidden(Path path) {
        boolean hidden = String.valueOf(path.getFileName()).startsWith(".");
        if (hidden) {
            log.warn("hidden file among the bars left out file={}", path);
        }
        return hidden;
    }

    private SessionBars session(BarFile file, TradingCalendar calendar) {
        return sessions.computeIfAbsent(
                        file, _ -> file.read(calendar, day -> minutes.computeIfAbsent(day, BarFile::minutesByText)))
                .alone();
    }

    /// The folder's bar files, oldest first.
    private List<BarFile> files() {
        List<BarFile> known = listed;
        if (known == null) {
            known = list();
            listed = known;
        }
        return known;
    }

    private List<BarFile> list() {
        if (!Files.isDirectory(folder)) {
            throw new BarFileException(folder, "there is no such folder of bars");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<BarFile> files = entries.filter(path -> path.toString().endsWith(".csv") && !isHidden(path))
                    .map(BarFile::named)
                    .sorted(Comparator.comparing(BarFile::date).thenComparing(BarFile::symbol))
                    .toList();
            if (files.isEmpty()) {
                throw new BarFileException(folder, "it has no files of bars (SYMBOL_YYYY-MM-DD.csv)");
            }
            return files;
        } catch (IOException e) {
            throw new BarFileException(folder, "it cannot be read: " + FileFault.of(folder, e));
        }
    }
}
