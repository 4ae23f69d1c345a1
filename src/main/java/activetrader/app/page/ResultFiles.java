package activetrader.app.page;

import activetrader.app.sweep.result.SweepReport;
import activetrader.app.sweep.result.SweepResult;
import activetrader.config.FileFault;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.page.html.Html;
import activetrader.statistics.report.Result;
import activetrader.statistics.report.ResultTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The files of backtests (`result.json`) and sweeps (`sweep.json`) below some folders.
///
/// @param folders that are looked through
record ResultFiles(List<Path> folders) {
    /// Folders below each other.
    private static final int DEPTH = 4;
    /// Files on one page.
    private static final int MOST = 100;
    /// Bytes; larger ones are no results.
    private static final long LARGEST = 4_000_000;

    ResultFiles {
        folders = List.copyOf(folders);
    }

    /// The newest first.
    private List<Path> found() {
        return folders.stream()
                .flatMap(folder -> below(folder).stream())
                .distinct()
                .sorted(Comparator.comparingLong(ResultFiles::age).reversed())
                .limit(MOST)
                .toList();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.find(
                folder,
                DEPTH,
                (path, attributes) -> attributes.isRegularFile() && attributes.size() <= LARGEST && isResult(path))) {
            return files.toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(folder, e), e);
        }
    }

    private static boolean isResult(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.equals("result.json") || name.equals("sweep.json");
    }

    private static long age(Path file) {
        return file.toFile().lastModified();
    }

    void write(Html html) {
        List<Path> files = found();
        if (files.isEmpty()) {
            html.leaf(
                    "p",
                    "There is no result.json and no sweep.json below "
                            + String.join(
                                    " and ",
                                    folders.stream().map(Path::toString).toList())
                            + ". A backtest writes one with --out.",
                    "class",
                    "none");
        }
        for (int i = 0; i < files.size(); i++) {
            write(html, files.get(i), i == 0);
        }
    }

    private static void write(Html html, Path file, boolean first) {
        if (first) {
            html.open("details", "class", "result", "open", "");
        } else {
            html.open("details", "class", "result");
        }
        html.leaf("summary", file.toString());
        html.open("pre", "tabindex", "0", "aria-label", "Figures of " + file).lines(String.join("\n", lines(file)));
        html.close().close();
    }

    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return String.valueOf(file.getFileName()).equals("sweep.json")
                    ? SweepReport.lines(Json.read(text, SweepResult.class))
                    : ResultTable.lines(Json.read(text, Result.class));
        } catch (IOException e) {
            return List.of("✗ " + FileFault.unreadable(file, e));
        } catch (JsonException e) {
            return List.of("✗ This is no result of this version: " + e.getMessage());
        }
    }
}
