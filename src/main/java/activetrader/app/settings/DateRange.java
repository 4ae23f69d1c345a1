package activetrader.app.settings;

import activetrader.config.Section;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// The section `date_range`: the days that a backtest plays when its command names none. The daemon trades today
/// whatever it says.
///
/// @param first the first New York date; null for the first that there is
/// @param last the last one, not before `first`; null for the last that there is
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {
    static DateRange read(Section section) {
        LocalDate first = date(section, "init_date");
        LocalDate last = date(section, "end_date");
        if (first != null && last != null && last.isBefore(first)) {
            section.problems()
                    .add(section.pathOf("end_date") + " must not be before init_date " + first + ", was " + last);
        }
        return new DateRange(first, last);
    }

    /// Whether `date` is one of these days.
    public boolean contains(LocalDate date) {
        return (first == null || !date.isBefore(first)) && (last == null || !date.isAfter(last));
    }

    private static @Nullable LocalDate date(Section section, String key) {
        String text = section.text(key, "");
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            section.problems().add(section.pathOf(key) + " must be a date such as 2026-01-02, was \"" + text + "\"");
            return null;
        }
    }
}
