package activetrader.app.backtest;

import activetrader.config.ConfigException;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.recorded.BarFileException;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dates that a backtest plays: those of the recorded bars, or the sessions of the exchange for a synthetic
/// market.
final class BacktestDates {
    private BacktestDates() {}

    /// @param from the first date, `YYYY-MM-DD`; null for the first that there is
    /// @param to the last date; null for the last that there is
    /// @throws ConfigException when there is no such date
    static List<LocalDate> of(SimulatorSettings market, @Nullable String from, @Nullable String to) {
        LocalDate first = from == null ? null : parsed("--from", from);
        LocalDate last = to == null ? null : parsed("--to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw new ConfigException("--to " + to + " is before --from " + from);
        }
        RecordedBars bars = market.bars();
        List<LocalDate> dates = bars == null ? synthetic(first, last) : recorded(bars, first, last);
        if (dates.isEmpty()) {
            throw new ConfigException("there is no trading day from " + from + " to " + to);
        }
        return dates;
    }

    private static List<LocalDate> recorded(RecordedBars bars, @Nullable LocalDate first, @Nullable LocalDate last) {
        try {
            return bars.dates().stream()
                    .filter(date -> first == null || !date.isBefore(first))
                    .filter(date -> last == null || !date.isAfter(last))
                    .toList();
        } catch (BarFileException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    private static List<LocalDate> synthetic(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            throw new ConfigException(
                    "--from and --to are needed without --bars, such as --from 2026-01-05 --to" + " 2026-01-16");
        }
        NyseCalendar calendar = new NyseCalendar();
        return first.datesUntil(last.plusDays(1))
                .filter(date -> calendar.on(date).isPresent())
                .toList();
    }

    private static LocalDate parsed(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ConfigException(option + " must look like 2026-03-02, was \"" + text + "\"");
        }
    }
}
