package activetrader.app.simulate;

import activetrader.config.Problems;
import activetrader.config.Section;
import activetrader.market.calendar.MarketZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads the New York times of day in a file of faults, as instants of the played day.
record DayTimes(LocalDate date) {
    /// The time from `from`, included, to `until`, not included.
    record Span(Instant from, Instant until) {}

    /// `from` and `until` of an object; the whole day where they are missing.
    Span span(Section section) {
        Instant start = MarketZone.startOfDay(date);
        Instant end = MarketZone.startOfDay(date.plusDays(1));
        Instant from = read(section, "from").orElse(start);
        Instant until = read(section, "until").orElse(end);
        if (from.isBefore(until)) {
            return new Span(from, until);
        }
        section.problems().add(section.pathOf("until") + " must be after from");
        return new Span(start, end);
    }

    /// The instant that `key` of an object names; the start of the day where it is missing.
    Instant instant(Section section, String key) {
        return read(section, key).orElseGet(() -> MarketZone.startOfDay(date));
    }

    private Optional<Instant> read(Section section, String key) {
        String text = section.optionalText(key);
        return text == null ? Optional.empty() : read(section.pathOf(key), text, section.problems());
    }

    /// A duration in seconds, with up to three decimals, of at most one day.
    static Duration seconds(Section section, String key, String usual, String least) {
        return Duration.ofMillis(
                section.number(key, usual, least, "86400").movePointRight(3).longValue());
    }

    /// `text` as an instant; empty, with a problem noted, when it is no time of day.
    Optional<Instant> read(String name, String text, Problems problems) {
        try {
            return Optional.of(MarketZone.instantOf(date, LocalTime.parse(text)));
        } catch (DateTimeParseException e) {
            problems.add(name + " must look like 15:54 or 15:54:30, was \"" + text + "\"");
            return Optional.empty();
        }
    }
}
