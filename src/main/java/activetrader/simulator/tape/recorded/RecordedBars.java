package activetrader.simulator.tape.recorded;

import activetrader.history.HistoryFolder;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Bars of past days that can be played, from any number of threads. Every method throws [BarFileException] when the
/// bars are missing or have a fault.
public interface RecordedBars {
    /// The dates of which there are bars, ascending; at least one.
    List<LocalDate> dates();

    /// What is played of one day.
    ///
    /// @param wantedDate the day to play; the last one when empty
    /// @param wantedSymbols the symbols to play; all that have bars on the day when empty
    RecordedSessions read(Optional<LocalDate> wantedDate, Set<Symbol> wantedSymbols, TradingCalendar calendar);

    /// What goes before the first recorded session of a symbol.
    InventedHistory invented();

    /// The bars at `path`: a history, or a folder of files `SYMBOL_YYYY-MM-DD.csv`.
    ///
    /// @param feed the feed of a history; may be null when the history has one only
    static RecordedBars at(Path path, @Nullable String feed) {
        return HistoryFolder.isHistory(path) ? new HistoryBars(new HistoryFolder(path), feed) : new BarFolder(path);
    }
}
