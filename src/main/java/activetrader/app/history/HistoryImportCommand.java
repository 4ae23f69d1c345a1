package activetrader.app.history;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.ProgressLine;
import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.history.HistoryException;
import activetrader.history.HistoryFolder;
import activetrader.history.SeriesKey;
import activetrader.history.csv.CsvImport;
import activetrader.history.csv.ImportChoices;
import activetrader.history.csv.StampEdge;
import activetrader.history.csv.StampZone;
import activetrader.journal.InstanceLock;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `history import`.
@Command(
        name = "import",
        description =
                "Take bars from CSV files: exports of yfinance, Alpaca, Polygon, IBKR and TradingView, and data sets"
                        + " with times of New York. Says of each file how it was understood. A file that is not understood"
                        + " is left out whole, and the exit code is 1.",
        mixinStandardHelpOptions = true)
public final class HistoryImportCommand implements Callable<Integer> {
    @Mixin
    private final HistoryPlace place = new HistoryPlace();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "CSV files, or folders of *.csv and *.txt.")
    private List<Path> paths = List.of();

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "The symbol of files that name none in a column. Default: what their names begin with.")
    private @Nullable String symbol;

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            description = "Keep the bars under this feed, such as sip. Default: the program that exported them.")
    private @Nullable String feed;

    @Option(
            names = "--zone",
            paramLabel = "new_york|utc",
            description = "Zone of times that are written without one. Default: found out.")
    private @Nullable StampZone zone;

    @Option(
            names = "--stamps",
            paramLabel = "start|end",
            description = "Which end of its minute a stamp names. Default: found out.")
    private @Nullable StampEdge edge;

    @Override
    public Integer call() {
        ImportChoices choices = new ImportChoices(chosenSymbol(), chosenFeed(), zone, edge);
        HistoryFolder history = place.folder();
        TradingCalendar calendar = new NyseCalendar();
        List<Path> files = files();
        long refused;
        try (InstanceLock _ = history.lock();
                ProgressLine progress = ProgressLine.open()) {
            refused = IntStream.range(0, files.size())
                    .filter(done -> {
                        progress.show(done, files.size(), "files");
                        return !isKept(files.get(done), choices, history, calendar, progress);
                    })
                    .count();
        }
        if (refused > 0) {
            System.out.println("❌ " + refused + " of " + files.size() + " files left out");
        }
        return refused == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static boolean isKept(
            Path file, ImportChoices choices, HistoryFolder history, TradingCalendar calendar, ProgressLine progress) {
        try {
            CsvImport read = CsvImport.read(file, choices, calendar);
            read.keep(history);
            progress.clear();
            System.out.println(read.inWords());
            return true;
        } catch (HistoryException e) {
            progress.clear();
            System.out.println("❌ " + e.getMessage());
            return false;
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(inFolder(path));
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new ConfigException("there is no file or folder " + path);
            }
        }
        return files;
    }

    private static List<Path> inFolder(Path folder) {
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> files =
                    entries.filter(HistoryImportCommand::isTable).sorted().toList();
            if (files.isEmpty()) {
                throw new ConfigException("there are no CSV files in " + folder);
            }
            return files;
        } catch (IOException e) {
            throw new ConfigException(FileFault.unreadable(folder, e));
        }
    }

    private static boolean isTable(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && !name.startsWith(".") && (name.endsWith(".csv") || name.endsWith(".txt"));
    }

    private @Nullable Symbol chosenSymbol() {
        try {
            return symbol == null ? null : Symbol.of(symbol);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--symbol: " + e.getMessage());
        }
    }

    private @Nullable String chosenFeed() {
        if (feed != null && !SeriesKey.isFeed(feed)) {
            throw new ConfigException(
                    "--feed must be a word of small letters such as sip or iex, was \"" + feed + "\"");
        }
        return feed;
    }
}
