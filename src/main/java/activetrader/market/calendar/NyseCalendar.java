package activetrader.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The sessions of the New York Stock Exchange by its own rules: right for 2015 to 2030 as far as closures are known,
/// and by the same rules for any other year. A closure that is announced at short alert is not in it; the broker's
/// calendar knows those.
///
/// Source: NYSE Rule 7.2 (holidays), the exchange's published holidays and trading hours (13:00 closes), and its
/// alerts of the national days of mourning.
public final class NyseCalendar implements TradingCalendar {
    private static final MonthDay INDEPENDENCE_EVE = MonthDay.of(Month.JULY, 3);
    private static final MonthDay CHRISTMAS_EVE = MonthDay.of(Month.DECEMBER, 24);
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

    /// The national days of mourning for Presidents George H. W. Bush and Jimmy Carter.
    private static final Set<LocalDate> SPECIAL_CLOSURES = Set.of(LocalDate.of(2018, 12, 5), LocalDate.of(2025, 1, 9));

    private final Map<Integer, Map<LocalDate, TradingDay>> years = new ConcurrentHashMap<>();

    @Override
    public Optional<TradingDay> on(LocalDate date) {
        return Optional.ofNullable(
                years.computeIfAbsent(date.getYear(), NyseCalendar::sessions).get(date));
    }

    private static Map<LocalDate, TradingDay> sessions(int year) {
        Set<LocalDate> holidays = Arrays.stream(NyseHoliday.values())
                .flatMap(holiday -> holiday.in(year).stream())
                .collect(Collectors.toSet());
        return LocalDate.of(year, Month.JANUARY, 1)
                .datesUntil(LocalDate.of(year + 1, Month.JANUARY, 1))
                .filter(date -> isWeekday(date) && !holidays.contains(date) && !SPECIAL_CLOSURES.contains(date))
                .collect(Collectors.toMap(date -> date, NyseCalendar::session));
    }

    private static TradingDay session(LocalDate date) {
        LocalTime close = closesEarly(date) ? EARLY_CLOSE : CLOSE;
        return new TradingDay(date, MarketZone.instantOf(date, OPEN), MarketZone.instantOf(date, close));
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// Whether a session ends at 13:00: the day after Thanksgiving, and the eves of Independence Day and of Christmas
    /// where these are sessions at all. An eve on a weekend moves nothing; one on a Friday is itself a holiday.
    private static boolean closesEarly(LocalDate session) {
        MonthDay day = MonthDay.from(session);
        return day.equals(INDEPENDENCE_EVE)
                || day.equals(CHRISTMAS_EVE)
                || NyseHoliday.THANKSGIVING_DAY.isOn(session.minusDays(1));
    }
}
