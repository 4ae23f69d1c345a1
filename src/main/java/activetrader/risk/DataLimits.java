package activetrader.risk;

import java.math.BigDecimal;

/// What the inputs of a decision must look like to be believed.
///
/// @param maxQuoteAgeSeconds how old the quote may be
/// @param maxAccountAgeSeconds how long ago account, positions and orders may have been read
/// @param maxClockSkewSeconds how far our clock may be from the broker's
/// @param maxVolatilityAgeMinutes how long ago the last bar of the average true range may have ended
/// @param maxPriceAgeMinutes how old a price that the quote is compared with may be
/// @param maxPriceGapAtr how far the quote may be from such a price, in average true ranges
/// @param maxPriceGapPercent the same, as a percentage of that price
/// @param maxDayMovePercent how far the quote may be from the prior session's close, as a percentage of it
/// @param maxEquityGapPercent how far equity may be from cash and positions added up, as a percentage of it
/// @param maxEquityMovePercent how far equity may be from that at the start of the day, as a percentage of it
public record DataLimits(
        int maxQuoteAgeSeconds,
        int maxAccountAgeSeconds,
        int maxClockSkewSeconds,
        int maxVolatilityAgeMinutes,
        int maxPriceAgeMinutes,
        BigDecimal maxPriceGapAtr,
        BigDecimal maxPriceGapPercent,
        BigDecimal maxDayMovePercent,
        BigDecimal maxEquityGapPercent,
        BigDecimal maxEquityMovePercent) {
    public static DataLimits defaults() {
        return new DataLimits(
                60,
                30,
                30,
                20,
                10,
                BigDecimal.valueOf(6),
                BigDecimal.valueOf(3),
                BigDecimal.valueOf(30),
                BigDecimal.ONE,
                BigDecimal.valueOf(20));
    }
}
