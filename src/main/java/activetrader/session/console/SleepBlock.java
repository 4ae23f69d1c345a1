package activetrader.session.console;

import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The console's block before and during the sleep until the next session.
public final class SleepBlock {
    private SleepBlock() {}

    public static List<String> banner(Instant now, TradingDay next) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                ConsoleText.RULE,
                "💤 MARKET CLOSED - INTELLIGENT SLEEP MODE",
                ConsoleText.RULE,
                "⏰ Current time: " + ConsoleText.longTime(now),
                "",
                "📅 Regular Market Hours ONLY:",
                "   └─ 🟢 Regular: " + ConsoleText.clock(next.open()) + " - " + ConsoleText.clock(next.close()) + " ET"
                        + (next.isEarlyClose() ? " (early close)" : ""),
                "   📝 Pre-market and post-market trading DISABLED",
                "",
                "⏭️  Next market opens: " + ConsoleText.dayAndTime(next.open()),
                "⏳ Time until open: " + ConsoleText.span(Duration.between(now, next.open())),
                "",
                "💤 Entering intelligent sleep mode - CPU usage minimized",
                "⏰ Will wake up 5 minutes before market open for preparation",
                ConsoleText.RULE,
                "",
                "😴 Sleeping until " + ConsoleText.clockSeconds(next.wakeAt()) + " (wake up 5 min before market)..."));
        lines.add(remaining(now, next));
        return lines;
    }

    public static String remaining(Instant now, TradingDay next) {
        return "💤 Sleep mode active - Wake up in: " + ConsoleText.span(Duration.between(now, next.wakeAt()));
    }

    public static List<String> wake(Instant now, TradingDay day) {
        Duration toOpen = Duration.between(now, day.open());
        return List.of(
                "",
                toOpen.isPositive()
                        ? "⏰ WAKE UP - Preparing for market open in " + wholeMinutes(toOpen)
                        : "⏰ WAKE UP - The market is open, joining the session",
                "🔔 Session of " + day.date() + ": " + ConsoleText.clock(day.open()) + " - "
                        + ConsoleText.clock(day.close())
                        + " ET"
                        + (day.isEarlyClose() ? " (early close)" : "") + ", last entry "
                        + ConsoleText.clock(day.lastEntryAt())
                        + ", flat from " + ConsoleText.clock(day.flattenAt()));
    }

    private static String wholeMinutes(Duration duration) {
        long minutes = duration.plusSeconds(59).toMinutes();
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }
}
