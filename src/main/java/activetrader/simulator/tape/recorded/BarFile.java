package activetrader.simulator.tape.recorded;

import activetrader.config.FileFault;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.tape.SessionBars;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One file of recorded bars: one symbol, one session.
record BarFile(Path path, Symbol symbol, LocalDate date) {
    static final String HEADER = "timestamp,open,high,low,close,volume";

    /// A byte order mark, as spreadsheets write it.
    private static final String MARK = "\uFEFF";

    private static final Pattern NAME = Pattern.compile("(.+)_(\\d{4}-\\d{2}-\\d{2})\\.csv");
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    /// What the name of the file `path` says.
    static BarFile named(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            throw new BarFileException(path, "the file name must be SYMBOL_YYYY-MM-DD.csv");
        }
        try {
            return new BarFile(path, Symbol.of(name.group(1)), LocalDate.parse(name.group(2)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BarFileException(path, "the file name must be SYMBOL_YYYY-MM-DD.csv: " + e.getMessage());
        }
    }

    /// Reads the bars.
    ///
    /// @param minutesOf [#minutesByText] of a day
    /// @throws BarFileException for the first fault in the file
    SessionBars read(TradingCalendar calendar, Function<TradingDay, Map<String, Integer>> minutesOf) {
        TradingDay day = calendar.on(date)
                .orElseThrow(() -> new BarFileException(path, "there is no session on " + date + " in its name"));
        List<String> lines = lines();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            String found = lines.isEmpty() ? "" : lines.getFirst();
            throw new BarFileException(path, 1, "the header must be \"" + HEADER + "\", was \"" + found + "\"");
        }
        SessionBars.Builder bars = new SessionBars.Builder(day);
        Map<String, Integer> minutes = minutesOf.apply(day);
        int before = -1;
        for (int index = 1; index < lines.size(); index++) {
            if (!lines.get(index).isBlank()) {
                before = readLine(lines.get(index), index + 1, before, day, minutes, bars);
            }
        }
        if (before < 0) {
            throw new BarFileException(path, "it has no bars");
        }
        return bars.build();
    }

    private List<String> lines() {
        try {
            List<String> lines = Files.readAllLines(path);
            return lines.isEmpty() || !lines.getFirst().startsWith(MARK)
                    ? lines
                    : Stream.concat(
                                    Stream.of(lines.getFirst().substring(1)),
                                    lines.stream().skip(1))
                            .toList();
        } catch (MalformedInputException _) {
            throw new BarFileException(path, "it is not text in UTF-8");
        } catch (IOException e) {
            throw new BarFileException(path, "it cannot be read: " + FileFault.of(path, e));
        }
    }

    /// The minutes of `day` by their usual timestamps.
    static Map<String, Integer> minutesByText(TradingDay day) {
        Map<String, Integer> minutes = new HashMap<>();
        int minute = 0;
        for (var start = MarketZone.at(day.open());
                start.toInstant().isBefore(day.close());
                start = start.plusMinutes(1)) {
            minutes.put(START.format(start), minute++);
        }
        return minutes;
    }

    private int readLine(
            String line,
            int number,
            int before,
            TradingDay day,
            Map<String, Integer> minutes,
            SessionBars.Builder bars) {
        String[] fields = line.split(",", -1);
        if (fields.length != 6) {
            throw new BarFileException(path, number, "torn line: must have 6 fields, has " + fields.length);
        }
        int minute = Optional.ofNullable(minutes.get(fields[0])).orElseGet(() -> minuteOf(fields[0], number, day));
        if (minute <= before) {
            String fault = minute == before ? "duplicate minute " : "minutes must ascend, out of order is ";
            throw new BarFileException(path, number, fault + fields[0]);
        }
        BarLine bar = BarLine.parse(fields, fault -> new BarFileException(path, number, fault));
        bars.put(minute, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        return minute;
    }

    private int minuteOf(String text, int number, TradingDay day) {
        OffsetDateTime start;
        try {
            start = OffsetDateTime.parse(text);
        } catch (DateTimeException _) {
            throw new BarFileException(
                    path, number, "the timestamp must be like 2019-02-11T09:30:00-05:00, was \"" + text + "\"");
        }
        if (!MarketZone.dateOf(start.toInstant()).equals(date)) {
            throw new BarFileException(
                    path, number, "the timestamp " + text + " is not on " + date + " in the file name");
        }
        if (!day.isOpenAt(start.toInstant())) {
            throw new BarFileException(path, number, "the timestamp " + text + " is outside the session " + hours(day));
        }
        if (start.getSecond() != 0 || start.getNano() != 0) {
            throw new BarFileException(path, number, "the timestamp " + text + " is not the start of a minute");
        }
        return (int) Duration.between(day.open(), start.toInstant()).toMinutes();
    }

    private static String hours(TradingDay day) {
        return MarketZone.at(day.open()).toLocalTime() + " to "
                + MarketZone.at(day.close()).toLocalTime();
    }
}
