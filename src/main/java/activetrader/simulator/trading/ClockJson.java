package activetrader.simulator.trading;

import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the exchange's clock shows, in New York time with its offset.
final class ClockJson {
    private static final LocalTime PRE_MARKET = LocalTime.of(4, 0);
    private static final Duration POST_MARKET = Duration.ofHours(4);

    private final TradingCalendar calendar;

    ClockJson(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    Map<String, Object> of(Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("timestamp", text(now));
        json.put("is_open", calendar.currentOrNext(now).isOpenAt(now));
        json.put("next_open", text(nextOpen(now)));
        json.put("next_close", text(calendar.currentOrNext(now).close()));
        return json;
    }

    Map<String, Object> ofMarkets(Instant now, List<Map<String, Object>> markets) {
        return Map.of(
                "clocks", markets.stream().map(market -> clock(now, market)).toList());
    }

    private Map<String, Object> clock(Instant now, Map<String, Object> market) {
        Spell spell = spell(now);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("market", market);
        json.put("timestamp", text(now));
        json.put("is_market_day", calendar.on(MarketZone.dateOf(now)).isPresent());
        json.put("next_market_open", text(nextOpen(now)));
        json.put("next_market_close", text(calendar.currentOrNext(now).close()));
        json.put("phase", spell.phase);
        json.put("phase_until", text(spell.until));
        return json;
    }

    private Instant nextOpen(Instant now) {
        TradingDay day = calendar.currentOrNext(now);
        return now.isBefore(day.open())
                ? day.open()
                : calendar.currentOrNext(day.close()).open();
    }

    private Spell spell(Instant now) {
        Optional<TradingDay> today = calendar.on(MarketZone.dateOf(now));
        if (today.isPresent()) {
            TradingDay day = today.get();
            Instant pre = preMarket(day.date());
            if (now.isBefore(pre)) {
                return new Spell("closed", pre);
            }
            if (now.isBefore(day.open())) {
                return new Spell("pre", day.open());
            }
            if (now.isBefore(day.close())) {
                return new Spell("core", day.close());
            }
            if (now.isBefore(day.close().plus(POST_MARKET))) {
                return new Spell("post", day.close().plus(POST_MARKET));
            }
        }
        return new Spell("closed", preMarket(MarketZone.dateOf(nextOpen(now))));
    }

    private static Instant preMarket(LocalDate date) {
        return MarketZone.instantOf(date, PRE_MARKET);
    }

    static String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(MarketZone.at(instant));
    }

    private record Spell(String phase, Instant until) {}
}
