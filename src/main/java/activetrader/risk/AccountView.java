package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the account and its day now. Null is "not known": every entry is denied.
///
/// @param day today's session; null on a day without one
/// @param mode the trading mode that holds at `now`
/// @param modeReason why, in a few words
/// @param clock our clock beside the broker's
public record AccountView(
        Instant now,
        @Nullable TradingDay day,
        TradingMode mode,
        String modeReason,
        @Nullable ClockCheck clock,
        @Nullable AccountSnapshot books,
        @Nullable DayRecord today) {

    /// What has happened in the account since the trading day began.
    ///
    /// @param trades entries that bought or sold today, or still may, external ones included; an enlargement counts
    ///     as one
    /// @param entries the same by symbol; a symbol without one is missing
    /// @param realizedProfit of the positions and parts of positions closed today
    /// @param startEquity equity when the day began, corrected by what came or went since without a gain or a loss
    /// @param highWaterEquity the day's highest equity so far
    /// @param consecutiveLosses losing exits since the last winning one
    /// @param lastLossAt when the last losing exit was filled; null when there was none today
    /// @param lastExits when each symbol was last sold out of, or covered
    /// @param orderTimes when orders that open were sent, oldest first
    /// @param moves what corrects the start equity, in words; empty when nothing does
    public record DayRecord(
            int trades,
            Map<Symbol, Integer> entries,
            Money realizedProfit,
            Money startEquity,
            Money highWaterEquity,
            int consecutiveLosses,
            @Nullable Instant lastLossAt,
            Map<Symbol, Instant> lastExits,
            List<Instant> orderTimes,
            String moves) {
        public DayRecord {
            entries = Map.copyOf(entries);
            lastExits = Map.copyOf(lastExits);
            orderTimes = List.copyOf(orderTimes);
        }

        /// ` (after …)` with what corrects the start equity, to be added to a sentence; empty when nothing does.
        String afterMoves() {
            return moves.isEmpty() ? "" : " (after " + moves + ")";
        }

        /// A day on which nothing has happened yet.
        public static DayRecord startingWith(Money equity) {
            return new DayRecord(0, Map.of(), Money.ZERO, equity, equity, 0, null, Map.of(), List.of(), "");
        }
    }

    /// Our clock beside the broker's, as compared last.
    ///
    /// @param at when, by our clock
    /// @param skew by how much the broker's is ahead for certain; negative when it is behind
    /// @param marketDisputed whether one of them said that the market is open and the other that it is closed
    public record ClockCheck(Instant at, Duration skew, boolean marketDisputed) {
        /// How long a comparison may be relied on.
        static final Duration MAX_AGE = Duration.ofMinutes(30);

        /// Two clocks that show the same.
        public static ClockCheck agreeing(Instant at) {
            return new ClockCheck(at, Duration.ZERO, false);
        }
    }
}
