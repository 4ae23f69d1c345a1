package activetrader.simulator.exchange.account;

import activetrader.market.Money;
import java.math.BigDecimal;

/// The account in dollars at one instant.
///
/// @param shortValue negative or zero
/// @param lastEquity equity at the previous trading day's close
/// @param multiplier how often the equity may be invested: 1, 2 or 4
/// @param reserved what the open orders that open positions may cost
public record Balance(
        Money cash,
        Money longValue,
        Money shortValue,
        Money initialMargin,
        Money maintenanceMargin,
        Money lastEquity,
        Money lastMaintenanceMargin,
        int multiplier,
        Money reserved) {
    private static final int DAY_TRADER = 4;
    private static final BigDecimal TWO = BigDecimal.TWO;

    public Money equity() {
        return cash.plus(longValue).plus(shortValue);
    }

    /// What new positions may cost: the multiplier times the equity that no position requires, less the open orders;
    /// never negative. With multiplier 1 it is the cash.
    public Money buyingPower() {
        Money free = switch (multiplier) {
            case DAY_TRADER -> equity().minus(maintenanceMargin).times(BigDecimal.valueOf(DAY_TRADER));
            case 2 -> equity().minus(initialMargin).times(TWO);
            default -> cash.plus(shortValue.times(TWO));
        };
        return floor(free.minus(reserved));
    }

    /// Twice the equity that no position requires overnight (Regulation T).
    public Money overnightBuyingPower() {
        return floor(excess().times(TWO).minus(reserved));
    }

    /// Equity beyond the initial margin.
    public Money excess() {
        return floor(equity().minus(initialMargin));
    }

    /// Cash that no open order needs.
    public Money freeCash() {
        return floor(cash.minus(reserved));
    }

    private static Money floor(Money amount) {
        return amount.max(Money.ZERO).toCents();
    }
}
