package activetrader.market;

import java.math.BigDecimal;

/// The account's state at one instant, as the broker reports it.
///
/// @param id the broker's id; it changes when a paper account is deleted and made anew
/// @param equity cash plus the value of all positions
/// @param lastEquity equity at the previous trading day's close
/// @param multiplier how often the equity may be invested intraday: 1, 2 or 4
/// @param blocked whether the broker refuses trading for the account, for any reason
public record Account(
        String id,
        String number,
        String status,
        Money cash,
        Money equity,
        Money lastEquity,
        Money buyingPower,
        BigDecimal multiplier,
        boolean blocked,
        boolean shortingEnabled) {
    /// The one status in which an account trades.
    public static final String ACTIVE = "ACTIVE";

    /// Whether the broker lets the account trade at all; a status that it does not name denies nothing.
    public boolean isActive() {
        return status.isEmpty() || status.equals(ACTIVE);
    }
}
