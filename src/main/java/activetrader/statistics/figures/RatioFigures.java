package activetrader.statistics.figures;

import activetrader.statistics.Moments;
import activetrader.statistics.Rounding;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Return for risk, from the days' net returns, for a year of 252 days and a risk-free rate of 0. A ratio is
/// null where its divisor is 0.
///
/// Sources: W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management 21 (1994); F. A. Sortino and R.
/// van der Meer, "Downside Risk", Journal of Portfolio Management 17 (1991), with a target of 0 and the
/// divisor n; T. W. Young, "Calmar Ratio: A Smoother Tool", Futures 20 (1991).
///
/// @param annualReturnPercent the compounded return, for a year
/// @param annualVolatilityPercent the sample deviation, for a year
/// @param calmar annual return over maximum drawdown
public record RatioFigures(
        @JsonProperty("annual_return_percent") @Nullable BigDecimal annualReturnPercent,
        @JsonProperty("annual_volatility_percent") @Nullable BigDecimal annualVolatilityPercent,
        @JsonProperty("sharpe") @Nullable BigDecimal sharpe,
        @JsonProperty("sortino") @Nullable BigDecimal sortino,
        @JsonProperty("calmar") @Nullable BigDecimal calmar) {
    public static final double DAYS_A_YEAR = 252;

    public static RatioFigures of(TradingSample sample) {
        double[] returns = sample.returns();
        double year = Math.sqrt(DAYS_A_YEAR);
        double annual = annualReturn(returns);
        return new RatioFigures(
                Rounding.percent(annual),
                Rounding.percent(Moments.deviation(returns) * year),
                Rounding.ratio(Moments.sharpe(returns) * year),
                Rounding.ratio(Moments.mean(returns) / downside(returns) * year),
                Rounding.ratio(annual / Fall.deepest(returns).depth()));
    }

    private static double annualReturn(double... returns) {
        double growth = DoubleStream.of(returns).map(each -> 1 + each).reduce(1, (value, factor) -> value * factor);
        return Math.pow(growth, DAYS_A_YEAR / returns.length) - 1;
    }

    private static double downside(double... returns) {
        return Math.sqrt(DoubleStream.of(returns)
                .map(each -> Math.min(0, each))
                .map(each -> each * each)
                .average()
                .orElse(Double.NaN));
    }
}
