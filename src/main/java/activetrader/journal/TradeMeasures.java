package activetrader.journal;

import activetrader.market.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a fill means for its position, in units of the risk taken at the entry (R). Each part is null where it is not
/// known, and those about the result are null where the fill opens or adds.
///
/// @param stop that the entry was sent with
/// @param target that the entry was sent with
/// @param risk dollars per share between the average entry price and `stop`: 1 R
/// @param result of the closed shares in R
/// @param minutesHeld whole minutes since the position was opened
/// @param bestGain the largest gain in R while it was held (MFE), 0 or more
/// @param worstLoss the largest loss in R while it was held (MAE), 0 or less
public record TradeMeasures(
        @Nullable Price stop,
        @Nullable Price target,
        @Nullable BigDecimal risk,
        @Nullable BigDecimal result,
        @Nullable Long minutesHeld,
        @Nullable BigDecimal bestGain,
        @Nullable BigDecimal worstLoss) {
    public static final TradeMeasures NONE = new TradeMeasures(null, null, null, null, null, null, null);
}
