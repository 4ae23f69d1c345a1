package activetrader.simulator.trading;

import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The trading days as Alpaca lists them, bare New York times.
final class CalendarJson {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final LocalTime PRE_MARKET = LocalTime.of(4, 0);
    private static final Duration POST_MARKET = Duration.ofHours(4);
    private static final int LONGEST_PAUSE = 14;
    private static final LocalDate ONE_DAY_SETTLEMENT = LocalDate.of(2024, 5, 28);
    private static final LocalDate TWO_DAY_SETTLEMENT = LocalDate.of(2017, 9, 5);

    private final TradingCalendar calendar;

    CalendarJson(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /// The days from `start` to `end`, both inclusive, by trading date or by settlement date.
    List<Map<String, Object>> days(LocalDate start, LocalDate end, boolean bySettlement) {
        Function<TradingDay, LocalDate> key = bySettlement ? day -> settlement(day.date()) : TradingDay::date;
        LocalDate first = bySettlement ? start.minusDays(14) : start;
        return first.datesUntil(end.plusDays(1))
                .flatMap(date -> calendar.on(date).stream())
                .filter(day ->
                        !key.apply(day).isBefore(start) && !key.apply(day).isAfter(end))
                .map(this::day)
                .toList();
    }

    private Map<String, Object> day(TradingDay day) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", day.date().toString());
        json.put("open", CLOCK.format(MarketZone.at(day.open())));
        json.put("close", CLOCK.format(MarketZone.at(day.close())));
        json.put("session_open", DIGITS.format(PRE_MARKET));
        json.put("session_close", DIGITS.format(MarketZone.at(day.close().plus(POST_MARKET))));
        json.put("settlement_date", settlement(day.date()).toString());
        return json;
    }

    /// The days of a market with full times, in its own zone or in UTC.
    Map<String, Object> market(Map<String, Object> market, LocalDate start, LocalDate end, boolean utc) {
        Function<Instant, String> text = utc ? Instant::toString : ClockJson::text;
        List<Map<String, Object>> days = start.datesUntil(end.plusDays(1))
                .flatMap(date -> calendar.on(date).stream())
                .map(day -> marketDay(day, text))
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("market", market);
        json.put("calendar", days);
        return json;
    }

    private Map<String, Object> marketDay(TradingDay day, Function<Instant, String> text) {
        Instant pre = MarketZone.instantOf(day.date(), PRE_MARKET);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", day.date().toString());
        json.put("core_start", text.apply(day.open()));
        json.put("core_end", text.apply(day.close()));
        json.put("pre_start", text.apply(pre));
        json.put("pre_end", text.apply(day.open()));
        json.put("post_start", text.apply(day.close()));
        json.put("post_end", text.apply(day.close().plus(POST_MARKET)));
        json.put("settlement_date", settlement(day.date()).toString());
        return json;
    }

    /// When trades of `date` settle: one business day later, two before 2024-05-28, three before 2017-09-05.
    private LocalDate settlement(LocalDate date) {
        int days = date.isBefore(TWO_DAY_SETTLEMENT) ? 3 : date.isBefore(ONE_DAY_SETTLEMENT) ? 2 : 1;
        LocalDate settled = date;
        for (int left = days; left > 0; left--) {
            settled = nextBusinessDay(settled);
        }
        return settled;
    }

    private LocalDate nextBusinessDay(LocalDate date) {
        return date.plusDays(1)
                .datesUntil(date.plusDays(LONGEST_PAUSE))
                .filter(next -> calendar.on(next).isPresent() && !isBankHoliday(next))
                .findFirst()
                .orElse(date.plusDays(1));
    }

    /// Columbus Day and Veterans Day: the exchange trades, the banks do not settle.
    private static boolean isBankHoliday(LocalDate date) {
        boolean columbus = date.getMonth() == Month.OCTOBER
                && date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)));
        boolean veterans = date.getMonth() == Month.NOVEMBER && date.getDayOfMonth() == 11;
        return columbus || veterans;
    }
}
