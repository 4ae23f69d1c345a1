package activetrader.history;

import activetrader.market.Timeframe;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// The two kinds of bars that are kept, and how much time one file of them covers.
public enum Resolution {
    /// Bars of one minute, a month a file.
    MINUTES(Timeframe.MIN_1),
    /// Bars of one day, a year a file.
    DAYS(Timeframe.DAY_1);

    private final Timeframe timeframe;

    Resolution(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /// The name of the folder of such bars.
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The period whose file holds `date`: `2026-01` for minutes, `2026` for days.
    public String periodOf(LocalDate date) {
        return switch (this) {
            case MINUTES -> YearMonth.from(date).toString();
            case DAYS -> Year.from(date).toString();
        };
    }

    /// The first date of `period`; empty when it is the name of none.
    public Optional<LocalDate> firstOf(String period) {
        try {
            LocalDate first = switch (this) {
                case MINUTES -> YearMonth.parse(period).atDay(1);
                case DAYS -> Year.parse(period).atDay(1);
            };
            return Optional.of(first).filter(date -> periodOf(date).equals(period));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// The date after the last one of the period that begins at `first`.
    public LocalDate after(LocalDate first) {
        return switch (this) {
            case MINUTES -> first.plusMonths(1);
            case DAYS -> first.plusYears(1);
        };
    }
}
