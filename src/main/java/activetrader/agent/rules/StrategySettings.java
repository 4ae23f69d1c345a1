package activetrader.agent.rules;

import java.math.BigDecimal;
import java.time.Duration;

/// The numbers of the written strategy, as the rules play it. `execution.scale_out_at_r` is the one that is
/// elsewhere: a part is sold between cycles, for every model.
public record StrategySettings(Conditions conditions, Entries entries, Exits exits, OpeningRange openingRange) {
    /// With the usual opening range.
    public StrategySettings(Conditions conditions, Entries entries, Exits exits) {
        this(conditions, entries, exits, OpeningRange.defaults());
    }

    /// What the model `opening-range` asks of a breakout.
    ///
    /// @param untilMinutes after the open, to which it enters
    /// @param leastRelativeVolume a multiple of the usual volume, from which a stock is in play
    /// @param leastDayAtr dollars, the mean true range of the 14 days before
    /// @param leastDayVolume shares, the mean of the same days
    /// @param stopAtrPercent distance of the stop in percent of that range
    public record OpeningRange(
            long untilMinutes,
            BigDecimal leastRelativeVolume,
            BigDecimal leastDayAtr,
            long leastDayVolume,
            BigDecimal stopAtrPercent) {
        /// As published, but for the window: the publication lets its orders stand all day.
        public static OpeningRange defaults() {
            return new OpeningRange(120, new BigDecimal("1"), new BigDecimal("0.5"), 1_000_000, new BigDecimal("10"));
        }
    }

    /// What a symbol must show before it is entered.
    ///
    /// @param leastScore of −100 to 100
    /// @param leastRsi and `overboughtRsi`: from the one to below the other
    /// @param leastRelativeVolume a multiple of the usual volume
    /// @param leastVolumeScore the volume part of the score, used where there is no usual volume to compare with
    /// @param leastPrice dollars
    /// @param leastAtr dollars, ATR(14) of 5-minute bars
    /// @param leastStopPercent the lowest stop distance, of the price; a nearer stop lies inside the noise
    /// @param regime what the index funds must do
    public record Conditions(
            BigDecimal leastScore,
            BigDecimal leastRsi,
            BigDecimal overboughtRsi,
            BigDecimal leastRelativeVolume,
            BigDecimal leastVolumeScore,
            BigDecimal leastPrice,
            BigDecimal leastAtr,
            BigDecimal leastStopPercent,
            RegimeRule regime) {}

    /// When and how large an entry is.
    ///
    /// @param firstMinutes after the open in which nothing is entered
    /// @param lastMinutes before the flatten in which nothing is entered: a trade needs this time to work out
    /// @param pause the least time between two entries, so that one move of the market does not fill the account
    /// @param mostADay entries
    /// @param lossesToPause losses in a row after which nothing is entered
    /// @param stopAtrs distance of the stop in ATR(14) of 5-minute bars
    /// @param reward the target in R; above what is required, so that a worse fill still leaves that
    /// @param headroomPercent of the headroom that is used, so that the price may move before the fill
    public record Entries(
            long firstMinutes,
            long lastMinutes,
            Duration pause,
            int mostADay,
            int lossesToPause,
            BigDecimal stopAtrs,
            BigDecimal reward,
            BigDecimal headroomPercent) {}

    /// When a position is closed.
    ///
    /// @param settling the time after an entry in which noise is no reason to exit; the stop at the broker works
    ///     from the first second on
    /// @param overboughtRsi a position in profit is closed from here on
    /// @param timeStop the time in which a position must have moved
    /// @param movedR how far, in R
    /// @param leaveBeforeFlatten minutes before the flatten from which everything is closed
    public record Exits(
            Duration settling,
            BigDecimal overboughtRsi,
            Duration timeStop,
            BigDecimal movedR,
            long leaveBeforeFlatten) {}

    /// The strategy as the prompt has it.
    public static StrategySettings defaults() {
        return new StrategySettings(
                new Conditions(
                        new BigDecimal("40"),
                        new BigDecimal("45"),
                        new BigDecimal("67"),
                        new BigDecimal("1"),
                        new BigDecimal("0.1"),
                        new BigDecimal("5"),
                        new BigDecimal("0.01"),
                        new BigDecimal("0.3"),
                        RegimeRule.ONE),
                new Entries(
                        15,
                        60,
                        Duration.ofMinutes(15),
                        5,
                        2,
                        new BigDecimal("2"),
                        new BigDecimal("2.2"),
                        new BigDecimal("98")),
                new Exits(
                        Duration.ofMinutes(15),
                        new BigDecimal("75"),
                        Duration.ofMinutes(90),
                        new BigDecimal("0.5"),
                        10));
    }
}
