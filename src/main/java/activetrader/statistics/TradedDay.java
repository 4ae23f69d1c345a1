package activetrader.statistics;

import activetrader.market.Money;
import java.time.LocalDate;

/// The result of one trading day in dollars.
///
/// @param date New York trading day
/// @param equityBefore equity with which the day began, with what was deposited on it; positive
/// @param equityAfter equity after the close
/// @param gross profit before fees
/// @param fees that the broker takes, positive when paid
/// @param modelCost of the language model's answers, 0 or more; paid outside the account
public record TradedDay(
        LocalDate date, Money equityBefore, Money equityAfter, Money gross, Money fees, Money modelCost) {
    public TradedDay {
        if (!equityBefore.isPositive()) {
            throw new IllegalArgumentException("the equity before " + date + " must be positive, was " + equityBefore);
        }
        if (modelCost.isNegative()) {
            throw new IllegalArgumentException("the model's cost on " + date + " must be 0 or more, was " + modelCost);
        }
    }

    /// Profit after fees and the model's cost.
    public Money net() {
        return gross.minus(fees).minus(modelCost);
    }

    /// Net profit as a part of the equity before the day.
    public double netReturn() {
        return net().value().doubleValue() / equityBefore.value().doubleValue();
    }
}
