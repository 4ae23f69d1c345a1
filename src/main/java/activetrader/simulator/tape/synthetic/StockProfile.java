package activetrader.simulator.tape.synthetic;

import activetrader.simulator.tape.Listing;

/// How a synthetic stock behaves.
///
/// @param sector stocks of the same sector move together; empty for an index fund of the whole market
/// @param price in dollars, near which it ends
/// @param dailyVolatility standard deviation of a day's return, as a fraction
/// @param market share of its variance that the market explains, 0 to 1
/// @param sectorShare share of its variance that its sector explains, 0 to 1; the rest is its own
/// @param sharesPerDay usual volume
public record StockProfile(
        Listing listing,
        String sector,
        double price,
        double dailyVolatility,
        double market,
        double sectorShare,
        double sharesPerDay) {
    /// The share of its variance that nothing else explains.
    double ownShare() {
        return Math.max(0, 1 - market - sectorShare);
    }
}
