package activetrader.mcp.data;

import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.Phase;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.mcp.Answer;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells where the trading day stands, so that a model does not guess the time.
final class ClockTool {
    private static final DateTimeFormatter NEW_YORK_TIME =
            DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

    private final TradingCalendar calendar;
    private final TimeSource time;

    ClockTool(TradingCalendar calendar, TimeSource time) {
        this.calendar = calendar;
        this.time = time;
    }

    Tool tool() {
        return Tool.reading(
                "get_market_clock",
                "New York time, phase of the trading day, minutes to the last entry, to the flatten and to the close.",
                List.of(),
                this::answer);
    }

    private Object answer(ToolCall call) {
        Instant now = time.instant();
        LocalDate date = MarketZone.dateOf(now);
        Optional<TradingDay> today = calendar.on(date);
        Phase phase = today.map(session -> session.phaseAt(now)).orElse(Phase.CLOSED);
        Answer answer = new Answer()
                .put("timestamp", now)
                .put("new_york_time", NEW_YORK_TIME.format(MarketZone.at(now)))
                .put("date", date)
                .put("phase", phase)
                .put("is_open", today.filter(session -> session.isOpenAt(now)).isPresent())
                .put(
                        "trading_allowed",
                        phase == Phase.OPEN && now.isBefore(today.orElseThrow().lastEntryAt()))
                .put("early_close", today.filter(TradingDay::isEarlyClose).isPresent());
        today.ifPresent(session -> answer.put("open", session.open())
                .put("close", session.close())
                .put("minutes_to_last_entry", minutes(now, session.lastEntryAt()))
                .put("minutes_to_flatten", minutes(now, session.flattenAt()))
                .put("minutes_to_close", minutes(now, session.close())));
        return answer.put("next_open", nextOpen(now)).toMap();
    }

    /// Whole minutes from `now` to `until`; 0 when `until` has passed.
    private static long minutes(Instant now, Instant until) {
        return Math.max(0, Duration.between(now, until).toMinutes());
    }

    private Instant nextOpen(Instant now) {
        TradingDay session = calendar.currentOrNext(now);
        if (session.open().isAfter(now)) {
            return session.open();
        }
        return calendar.currentOrNext(session.close()).open();
    }
}
