package activetrader.risk;

import java.math.BigDecimal;

/// Where the stop and the target of an entry may lie. Distances run from the price at which the position could be
/// left: the bid, or the limit price when that is lower, of a long entry; the mirror image of a short one.
///
/// @param defaultStopAtr distance of the stop when none is given, in average true ranges
/// @param minStopAtr least distance of a stop, in average true ranges
/// @param maxStopAtr greatest distance of a stop, in average true ranges
/// @param minStopPercent least distance of a stop, as a percentage of the price
/// @param maxStopPercent greatest distance of a stop, as a percentage of the price
/// @param minRewardRisk least gain at the target for each dollar lost at the stop, when a target is given
public record ProtectionLimits(
        BigDecimal defaultStopAtr,
        BigDecimal minStopAtr,
        BigDecimal maxStopAtr,
        BigDecimal minStopPercent,
        BigDecimal maxStopPercent,
        BigDecimal minRewardRisk) {
    public static ProtectionLimits defaults() {
        return new ProtectionLimits(
                BigDecimal.valueOf(2),
                new BigDecimal("0.5"),
                BigDecimal.valueOf(4),
                new BigDecimal("0.1"),
                BigDecimal.valueOf(8),
                BigDecimal.ONE);
    }
}
