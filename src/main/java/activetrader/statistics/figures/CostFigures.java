package activetrader.statistics.figures;

import activetrader.market.Money;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What trading cost, in dollars. Spread and slippage are in the prices of the fills, and so in the gross profit.
///
/// @param fees that the broker took
/// @param model what the language model's answers cost
/// @param perTrade fees and model cost over the number of trades; null without a trade
/// @param basisPoints fees and model cost in hundredths of a percent of what was bought and sold; null
/// without a trade
public record CostFigures(
        @JsonProperty("fees") BigDecimal fees,
        @JsonProperty("model") BigDecimal model,
        @JsonProperty("per_trade") @Nullable BigDecimal perTrade,
        @JsonProperty("basis_points") @Nullable BigDecimal basisPoints) {
    private static final double BASIS_POINTS = 10_000;

    public static CostFigures of(TradingSample sample) {
        Money fees = sum(sample.days().stream().map(TradedDay::fees));
        Money model = sum(sample.days().stream().map(TradedDay::modelCost));
        Money turnover = sum(sample.trades().stream().map(ClosedTrade::turnover));
        double costs = fees.plus(model).value().doubleValue();
        return new CostFigures(
                fees.toCents().value(),
                model.toCents().value(),
                Rounding.dollars(costs / sample.trades().size()),
                Rounding.ratio(costs / turnover.value().doubleValue() * BASIS_POINTS));
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.ZERO, Money::plus);
    }
}
