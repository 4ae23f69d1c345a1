package activetrader.simulator.tape.recorded;

import activetrader.config.FileFault;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The part of a folder of recorded bars that is played: the symbols that have a file for the date, with that
/// session and all earlier ones.
public record BarFolder(LocalDate date, Map<Symbol, List<SessionBars>> sessions) {
    private static final Logger log = LoggerFactory.getLogger(BarFolder.class);

    /// Reads the folder.
    ///
    /// @param wantedDate the day to play; the last one of the folder when empty
    /// @param wantedSymbols the symbols to play; all when empty
    public static BarFolder read(
            Path folder, Optional<LocalDate> wantedDate, Set<Symbol> wantedSymbols, TradingCalendar calendar) {
        List<BarFile> files = files(folder);
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
        Map<Symbol, List<SessionBars>> sessions = new TreeMap<>();
        for (BarFile file : files) {
            if (symbols.contains(file.symbol()) && !file.date().isAfter(date)) {
                sessions.computeIfAbsent(file.symbol(), _ -> new ArrayList<>()).add(file.read(calendar));
            }
        }
        return new BarFolder(date, sessions);
    }

    /// The dates of which `folder` has bars, ascending.
    ///
    /// @throws BarFileException when it has none, or cannot be read
    public static List<LocalDate> dates(Path folder) {
        return files(folder).stream().map(BarFile::date).distinct().sorted().toList();
    }

    /// macOS puts `._NAME.csv` beside each file on a foreign disk; it holds no bars.
    private static boolean isHidden(Path path) {
        boolean hidden = String.valueOf(path.getFileName()).startsWith(".");
        if (hidden) {
            log.warn("hidden file among the bars left out file={}", path);
        }
        return hidden;
    }

    /// The folder's bar files, oldest first.
    private static List<BarFile> files(Path folder) {
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
