package activetrader.app.backtest;

import activetrader.app.settings.DateRange;
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
public final class BacktestDates {
    private BacktestDates() {}

    /// @param from the first date, `YYYY-MM-DD`; null for that of `configured`, when `to` is null too
    /// @param to the last date; null alike
    /// @param configured for a command that names no date; what it leaves open is the first or last that there is
    /// @throws ConfigException when there is no such date
    public static List<LocalDate> of(
            SimulatorSettings market, @Nullable String from, @Nullable String to, DateRange configured) {
        boolean named = from != null || to != null;
        LocalDate first = from == null ? (named ? null : configured.first()) : parsed("--from", from);
        LocalDate last = to == null ? (named ? null : configured.last()) : parsed("--to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw new ConfigException("--to " + to + " is before --from " + from);
        }
        RecordedBars bars = market.bars();
        List<LocalDate> dates = bars == null ? synthetic(first, last) : recorded(bars, first, last);
        if (dates.isEmpty()) {
            throw new ConfigException("there is no trading day from " + shown(first) + " to " + shown(last)
                    + (named ? "" : ", the date_range of the configuration"));
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
                    "--from and --to, or date_range in the configuration, are needed without --bars, such as"
                            + " --from 2026-01-05 --to 2026-01-16");
        }
        NyseCalendar calendar = new NyseCalendar();
        return first.datesUntil(last.plusDays(1))
                .filter(date -> calendar.on(date).isPresent())
                .toList();
    }

    private static String shown(@Nullable LocalDate date) {
        return date == null ? "any" : date.toString();
    }

    private static LocalDate parsed(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ConfigException(option + " must look like 2026-03-02, was \"" + text + "\"");
        }
    }
}
