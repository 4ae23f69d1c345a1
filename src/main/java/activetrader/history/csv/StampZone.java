package activetrader.history.csv;

import activetrader.market.calendar.MarketZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The zone of times that are written without one.
public enum StampZone {
    NEW_YORK("New York"),
    UTC("UTC");

    private final String words;

    StampZone(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    Instant instantOf(LocalDateTime local) {
        return switch (this) {
            case NEW_YORK -> MarketZone.instantOf(local);
            case UTC -> local.toInstant(ZoneOffset.UTC);
        };
    }

    LocalDate dateOf(Instant instant) {
        return switch (this) {
            case NEW_YORK -> MarketZone.dateOf(instant);
            case UTC -> instant.atZone(ZoneOffset.UTC).toLocalDate();
        };
    }
}
