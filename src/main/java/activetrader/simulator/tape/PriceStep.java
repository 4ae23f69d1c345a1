package activetrader.simulator.tape;

import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;

/// From `from` on everything in `symbol` trades at `factor` times its prices: a split, when `isSplit`, or a gap. It
/// takes
/// effect with the first minute that starts then or later.
public record PriceStep(Symbol symbol, Instant from, BigDecimal factor, boolean isSplit) {
    public PriceStep {
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("the factor of a price step must be positive, was " + factor);
        }
    }
}
