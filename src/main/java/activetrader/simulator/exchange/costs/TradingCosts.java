package activetrader.simulator.exchange.costs;

import activetrader.market.fees.FeeSchedule;
import java.time.Duration;

/// What trading costs.
///
/// @param fees that the broker books after the close
/// @param latency from an order's arrival to the first instant at which it may be filled
/// @param spreads how many times as wide as on the tape the spread is for a fill, 1 or more
/// @param volumeShare the part of a minute's volume that the account's fills may have; 0 for no limit
/// @param impact the coefficient of [MarketImpact], 0 or more
public record TradingCosts(FeeSchedule fees, Duration latency, double spreads, double volumeShare, double impact) {
    /// The spread of the tape and 150 ms, as in a paper account: any size is filled at the quote.
    public static final TradingCosts NONE = new TradingCosts(FeeSchedule.NONE, Duration.ofMillis(150), 1, 0, 0);

    /// As a live account at Alpaca.
    public static final TradingCosts ALPACA = new TradingCosts(FeeSchedule.ALPACA, Duration.ofMillis(150), 1, 0.1, 1);

    /// Harsher than a live account: twice the spread, a second of latency, a quarter of the volume, twice the impact.
    public static final TradingCosts STRESS = new TradingCosts(FeeSchedule.ALPACA, Duration.ofSeconds(1), 2, 0.025, 2);

    public TradingCosts {
        if (spreads < 1 || volumeShare < 0 || volumeShare > 1 || impact < 0) {
            throw new IllegalArgumentException(
                    "spreads must be 1 or more, the share of the volume 0 to 1 and the impact" + " 0 or more, was "
                            + spreads + ", " + volumeShare + ", " + impact);
        }
    }

    boolean limitsVolume() {
        return volumeShare > 0;
    }
}
