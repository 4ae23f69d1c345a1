package activetrader.agent.rules;

import activetrader.agent.facts.FactPage.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// An open position, as the fact sheet shows it.
record Held(Row row) {
    String symbol() {
        return row.text("symbol");
    }

    boolean isLong() {
        return quantity().signum() > 0;
    }

    BigDecimal quantity() {
        return row.number("qty").orElse(BigDecimal.ZERO);
    }

    Optional<BigDecimal> entry() {
        return row.number("entry");
    }

    Optional<BigDecimal> stop() {
        return row.number("stop");
    }

    boolean isInProfit() {
        return row.number("pnl").orElse(BigDecimal.ZERO).signum() > 0;
    }

    /// Whether the stop protects the entry price: the first part has been sold.
    boolean isAtBreakeven() {
        return stop().isPresent() && entry().isPresent() && stop().get().compareTo(entry().get()) >= 0;
    }

    /// The highest gain so far, in R; the present gain where the sheet has none.
    BigDecimal reachedR() {
        return row.number("highest_r").or(() -> row.number("r")).orElseGet(this::computedR);
    }

    private BigDecimal computedR() {
        Optional<BigDecimal> price = row.number("price");
        if (price.isEmpty() || stop().isEmpty() || entry().isEmpty() || isAtBreakeven()) {
            return BigDecimal.ZERO;
        }
        BigDecimal risk = entry().get().subtract(stop().get());
        return price.get().subtract(entry().get()).divide(risk, 2, RoundingMode.HALF_UP);
    }

    /// The time since it was opened, at `now`; empty when the sheet does not say.
    Optional<Duration> age(Optional<Instant> now) {
        try {
            Instant opened = Instant.parse(row.text("opened_at"));
            return now.map(at -> Duration.between(opened, at));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
