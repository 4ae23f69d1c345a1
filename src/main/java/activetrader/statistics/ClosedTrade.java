package activetrader.statistics;

import activetrader.journal.ExitKind;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A position from flat to flat.
///
/// @param entryAt first fill
/// @param exitAt last fill
/// @param quantity shares entered, all entries together; positive
/// @param entryPrice average over the entries
/// @param exitPrice average over the exits
/// @param riskPerShare dollars from the entry to its stop, positive: 1 R; null where it is not known
/// @param fees that the broker takes for all its fills
/// @param exit of the last shares; null where it is not known
public record ClosedTrade(
        Symbol symbol,
        PositionSide side,
        Instant entryAt,
        Instant exitAt,
        Quantity quantity,
        Price entryPrice,
        Price exitPrice,
        @Nullable BigDecimal riskPerShare,
        Money fees,
        @Nullable ExitKind exit) {
    public ClosedTrade {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("the trade in " + symbol + " at " + entryAt + " has no shares");
        }
        if (exitAt.isBefore(entryAt)) {
            throw new IllegalArgumentException(
                    "the trade in " + symbol + " ends at " + exitAt + ", before its entry at " + entryAt);
        }
        if (riskPerShare != null && riskPerShare.signum() <= 0) {
            throw new IllegalArgumentException("the risk per share of the trade in " + symbol + " at " + entryAt
                    + " must be positive, was " + riskPerShare.toPlainString());
        }
    }

    /// Dollars before fees.
    public Money gross() {
        Money gain = exitPrice.times(quantity).minus(entryPrice.times(quantity));
        return switch (side) {
            case LONG -> gain;
            case SHORT -> gain.negated();
        };
    }

    /// Dollars after fees.
    public Money net() {
        return gross().minus(fees);
    }

    /// What the shares cost at the entry.
    public Money entryValue() {
        return entryPrice.times(quantity);
    }

    /// What was bought and sold together.
    public Money turnover() {
        return entryValue().plus(exitPrice.times(quantity));
    }

    /// Net profit in units of the risk taken at the entry; empty where that is not known.
    public Optional<BigDecimal> multiple() {
        return Optional.ofNullable(riskPerShare)
                .map(risk -> net().value().divide(risk.multiply(quantity.value()), MathContext.DECIMAL64));
    }

    public Duration held() {
        return Duration.between(entryAt, exitAt);
    }
}
