package activetrader.simulator.trading;

import activetrader.http.WebRequest;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A request's query, value by value; an empty value counts as absent.
record Query(WebRequest request) {
    private static final int DATE_LENGTH = 10;

    Optional<String> text(String name) {
        return request.query(name).filter(value -> !value.isEmpty());
    }

    boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    Optional<Integer> number(String name) {
        try {
            return text(name).map(Integer::valueOf);
        } catch (NumberFormatException _) {
            throw invalid(name);
        }
    }

    Optional<BigDecimal> decimal(String name) {
        try {
            return text(name).map(BigDecimal::new);
        } catch (NumberFormatException _) {
            throw invalid(name);
        }
    }

    Set<String> list(String name) {
        return text(name)
                .map(value -> (Set<String>) new LinkedHashSet<>(List.of(value.split(",", -1))))
                .orElse(Set.of());
    }

    /// A New York date, of which a time that follows is ignored.
    Optional<LocalDate> date(String name) {
        try {
            return text(name)
                    .map(value ->
                            LocalDate.parse(value.length() > DATE_LENGTH ? value.substring(0, DATE_LENGTH) : value));
        } catch (DateTimeException _) {
            throw invalid(name);
        }
    }

    /// An instant, or the begin of a New York date.
    Optional<Instant> instant(String name) {
        try {
            return text(name)
                    .map(value -> value.length() <= DATE_LENGTH
                            ? MarketZone.startOfDay(LocalDate.parse(value))
                            : Instants.parse(value.replace(' ', '+')));
        } catch (DateTimeException _) {
            throw invalid(name);
        }
    }

    private static Refusal invalid(String name) {
        return Refusal.field("invalid " + name);
    }
}
