package activetrader.broker.calendar;

import activetrader.json.Json;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Wrong answers of the broker's calendar, and the true one.
public enum CalendarLie {
    NONE,
    PAST_SESSIONS_ONLY,
    TODAY_MISSING,
    TODAY_CLOSES_AT_16,
    EVERY_CLOSE_AT_20,
    SESSIONS_ON_SUNDAYS,
    TODAY_CLOSES_AT_13;

    private static final NyseCalendar TRUTH = new NyseCalendar();

    /// The sessions from `from` to `to` that the broker names when it is asked on `today`.
    public List<TradingDay> sessions(LocalDate from, LocalDate to, LocalDate today) {
        Stream<TradingDay> truth = from.datesUntil(to.plusDays(1)).flatMap(date -> TRUTH.on(date).stream());
        return switch (this) {
            case NONE -> truth.toList();
            case PAST_SESSIONS_ONLY ->
                truth.filter(day -> day.date().isBefore(today)).toList();
            case TODAY_MISSING -> truth.filter(day -> !day.date().equals(today)).toList();
            case TODAY_CLOSES_AT_16 ->
                truth.map(day -> day.date().equals(today) ? lasting(day, Duration.ofMinutes(390)) : day)
                        .toList();
            case EVERY_CLOSE_AT_20 ->
                truth.map(day -> lasting(day, Duration.ofMinutes(630))).toList();
            case SESSIONS_ON_SUNDAYS -> truth.map(CalendarLie::moved).toList();
            case TODAY_CLOSES_AT_13 ->
                truth.map(day -> day.date().equals(today) ? lasting(day, Duration.ofMinutes(210)) : day)
                        .toList();
        };
    }

    private static TradingDay lasting(TradingDay day, Duration length) {
        return new TradingDay(day.date(), day.open(), day.open().plus(length));
    }

    private static TradingDay moved(TradingDay day) {
        LocalDate sunday = day.date().minusDays(day.date().getDayOfWeek().getValue() % 7);
        Duration back = Duration.ofDays(day.date().toEpochDay() - sunday.toEpochDay());
        return new TradingDay(sunday, day.open().minus(back), day.close().minus(back));
    }

    /// Writes the answer as if it had been kept on `today`.
    public void write(Path folder, LocalDate today) throws IOException {
        LocalDate from = today.minusDays(10);
        LocalDate to = today.plusDays(60);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("calendar.json"),
                Json.write(Map.of("asked", today, "from", from, "to", to, "sessions", sessions(from, to, today))));
    }
}
