package activetrader.risk;

import activetrader.market.calendar.TradingDay;
import java.time.Instant;
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
        @Nullable Books books,
        @Nullable DayRecord today) {}
