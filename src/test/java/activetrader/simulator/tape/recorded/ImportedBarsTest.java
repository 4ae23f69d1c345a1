package activetrader.simulator.tape.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.SharedFolder;
import activetrader.history.HistoryFolder;
import activetrader.history.csv.CsvImport;
import activetrader.history.csv.ImportChoices;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.tape.SessionBars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real bars of a week, thin names and an index among them, are the same whether they are played from CSV files or from
/// a history into which those files were imported.
class ImportedBarsTest {
    private static final NyseCalendar CALENDAR = new NyseCalendar();

    @TempDir
    private Path root;

    @Test
    void importedWeek_isTheWeekOfTheFiles() throws IOException {
        Path week = SharedFolder.require("data/bars/2019-02-week");
        try (Stream<Path> files = Files.list(week)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                CsvImport.read(file, ImportChoices.none(), CALENDAR).keep(new HistoryFolder(root));
            }
        }
        RecordedBars csv = RecordedBars.at(week, null);
        RecordedBars history = RecordedBars.at(root, null);

        assertEquals(csv.dates(), history.dates());
        for (LocalDate date : csv.dates()) {
            assertEquals(figures(csv, date), figures(history, date), date::toString);
        }
    }

    private static List<String> figures(RecordedBars bars, LocalDate date) {
        List<String> all = new ArrayList<>();
        bars.read(Optional.of(date), Set.of(), CALENDAR)
                .sessions()
                .forEach((symbol, sessions) -> sessions.forEach(session -> all.add(symbol + " " + figures(session))));
        return all;
    }

    private static String figures(SessionBars bars) {
        StringBuilder all = new StringBuilder(bars.day().date().toString());
        for (int minute = 0; minute < bars.minutes(); minute++) {
            all.append(' ').append(bars.open(minute)).append(' ').append(bars.high(minute));
            all.append(' ').append(bars.low(minute)).append(' ').append(bars.close(minute));
            all.append(' ').append(bars.volume(minute));
        }
        return all.toString();
    }
}
