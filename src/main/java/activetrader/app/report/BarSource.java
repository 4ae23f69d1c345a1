package activetrader.app.report;

import activetrader.history.HistoryFolder;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.page.day.KeptBars;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.SessionBars;
import activetrader.simulator.tape.recorded.BarFileException;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Where the candles of a report come from.
public final class BarSource {
    private BarSource() {}

    /// The bars of `date` at `path`: a history, or a folder of files `SYMBOL_YYYY-MM-DD.csv`.
    ///
    /// @throws BarFileException when there are none of that date, or the files have a fault
    static KeptBars at(Path path, LocalDate date) {
        Map<Symbol, List<SessionBars>> sessions = RecordedBars.at(path, null)
                .read(Optional.of(date), Set.of(), new NyseCalendar())
                .sessions();
        return (symbol, _) -> bars(sessions.getOrDefault(symbol, List.of()));
    }

    private static List<Bar> bars(List<SessionBars> sessions) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        SessionBars day = sessions.getLast();
        return IntStream.range(0, day.minutes())
                .filter(day::has)
                .mapToObj(day::bar)
                .toList();
    }

    /// The bars of `date` in the history of a data folder; none when they were not kept.
    public static KeptBars ofHistory(Path data, LocalDate date) {
        Path history = data.resolve("history");
        if (!HistoryFolder.isHistory(history)) {
            return KeptBars.none();
        }
        try {
            return at(history, date);
        } catch (BarFileException e) {
            return KeptBars.none();
        }
    }

    /// The prices of a simulated market.
    public static KeptBars of(MarketHistory market) {
        return (symbol, day) -> market.minutes(symbol, day.open(), day.close(), day.close());
    }
}
