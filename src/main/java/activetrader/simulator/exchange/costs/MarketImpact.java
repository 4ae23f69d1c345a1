package activetrader.simulator.exchange.costs;

import activetrader.market.Bar;

/// How far our own shares move the price, by the square-root law: `Y · σ · √(Q / V)`, with the volatility σ and the
/// volume V of the same time, here one minute, and Q our shares in it.
///
/// Sources: J. Gatheral, "No-Dynamic-Arbitrage and Market Impact", Quantitative Finance 10 (2010); B. Tóth and others,
/// "Anomalous Price Impact and the Critical Nature of Liquidity in Financial Markets", Physical Review X 1 (2011).
/// σ is estimated by the range of the bar: ln(high / low) / (2 √ln 2), M. Parkinson, "The Extreme Value Method for
/// Estimating the Variance of the Rate of Return", Journal of Business 53 (1980).
final class MarketImpact {
    private static final double PARKINSON = 2 * Math.sqrt(Math.log(2));

    private MarketImpact() {}

    /// As a part of the price, 0 or more.
    ///
    /// @param coefficient Y, about 1
    /// @param shares of ours in the minute
    static double part(double coefficient, Bar minute, double shares) {
        return minute.volume() == 0 ? 0 : coefficient * volatility(minute) * Math.sqrt(shares / minute.volume());
    }

    private static double volatility(Bar minute) {
        return Math.log(minute.high().value().doubleValue()
                        / minute.low().value().doubleValue())
                / PARKINSON;
    }
}
