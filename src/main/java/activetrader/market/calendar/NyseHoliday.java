package activetrader.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// A holiday on which the New York Stock Exchange does not open.
///
/// Source: NYSE Rule 7.2 and the exchange's published list of holidays and trading hours. A holiday on a Saturday is
/// kept on the Friday before and one on a Sunday on the Monday after, except where that would close the last business
/// day of an accounting year: a New Year's Day on a Saturday is not made up for.
enum NyseHoliday {
    NEW_YEARS_DAY {
        @Override
        Optional<LocalDate> in(int year) {
            LocalDate day = LocalDate.of(year, Month.JANUARY, 1);
            return day.getDayOfWeek() == DayOfWeek.SATURDAY ? Optional.empty() : Optional.of(observed(day));
        }
    },
    MARTIN_LUTHER_KING_DAY {
        @Override
        Optional<LocalDate> in(int year) {
            return Optional.of(nth(3, DayOfWeek.MONDAY, year, Month.JANUARY));
        }
    },
    WASHINGTONS_BIRTHDAY {
        @Override
        Optional<LocalDate> in(int year) {
            return Optional.of(nth(3, DayOfWeek.MONDAY, year, Month.FEBRUARY));
        }
    },
    GOOD_FRIDAY {
        @Override
        Optional<LocalDate> in(int year) {
            return Optional.of(Easter.sundayOf(year).minusDays(2));
        }
    },
    MEMORIAL_DAY {
        @Override
        Optional<LocalDate> in(int year) {
            LocalDate may = LocalDate.of(year, Month.MAY, 1);
            return Optional.of(may.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        }
    },
    JUNETEENTH {
        @Override
        Optional<LocalDate> in(int year) {
            LocalDate day = LocalDate.of(year, Month.JUNE, 19);
            return year < FIRST_JUNETEENTH ? Optional.empty() : Optional.of(observed(day));
        }
    },
    INDEPENDENCE_DAY {
        @Override
        Optional<LocalDate> in(int year) {
            return Optional.of(observed(LocalDate.of(year, Month.JULY, 4)));
        }
    },
    LABOR_DAY {
        @Override
        Optional<LocalDate> in(int year) {
            return Optional.of(nth(1, DayOfWeek.MONDAY, year, Month.SEPTEMBER));
        }
    },
    THANKSGIVING_DAY {
        @Override
        Optional<LocalDate> in(int year) {
            return Optional.of(nth(4, DayOfWeek.THURSDAY, year, Month.NOVEMBER));
        }
    },
    CHRISTMAS_DAY {
        @Override
        Optional<LocalDate> in(int year) {
            return Optional.of(observed(LocalDate.of(year, Month.DECEMBER, 25)));
        }
    };

    private static final int FIRST_JUNETEENTH = 2022;

    /// The date in `year` on which the exchange is closed for this holiday; empty when it is not closed for it.
    abstract Optional<LocalDate> in(int year);

    boolean isOn(LocalDate date) {
        return in(date.getYear()).filter(date::equals).isPresent();
    }

    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private static LocalDate nth(int ordinal, DayOfWeek weekday, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
    }
}
