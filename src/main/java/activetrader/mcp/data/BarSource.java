package activetrader.mcp.data;

import activetrader.broker.MarketData;
import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads bars of the regular session over any dates from the feed, without a cache.
final class BarSource {
    private final MarketData data;
    private final TradingCalendar calendar;
    private final TimeSource time;

    BarSource(MarketData data, TradingCalendar calendar, TimeSource time) {
        this.data = data;
        this.calendar = calendar;
        this.time = time;
    }

    LocalDate today() {
        return MarketZone.dateOf(time.instant());
    }

    Instant now() {
        return time.instant();
    }

    String feed() {
        return data.feed();
    }

    boolean isTradingDay(LocalDate date) {
        return calendar.on(date).isPresent();
    }

    /// The bars, oldest first; empty when the feed has none. Intraday bars are limited to those that overlap the
    /// regular session.
    List<Bar> bars(Symbol symbol, Timeframe timeframe, DateRange range) {
        Instant now = time.instant();
        Instant end = Instants.earlier(range.to(), now);
        List<Bar> bars =
                data.bars(List.of(symbol), timeframe, range.from(), end).getOrDefault(symbol, List.of());
        if (!timeframe.isIntraday()) {
            return bars;
        }
        Map<LocalDate, Optional<TradingDay>> sessions = new HashMap<>();
        return bars.stream()
                .filter(bar -> sessions.computeIfAbsent(MarketZone.dateOf(bar.start()), calendar::on)
                        .filter(session -> overlaps(bar, timeframe, session))
                        .isPresent())
                .toList();
    }

    private static boolean overlaps(Bar bar, Timeframe timeframe, TradingDay session) {
        return bar.start().isBefore(session.close())
                && bar.start().plus(timeframe.duration()).isAfter(session.open());
    }

    /// Whether `bar` is not complete and may still change.
    boolean isPartial(Bar bar, Timeframe timeframe) {
        Instant now = time.instant();
        if (timeframe.isIntraday()) {
            return bar.start().plus(timeframe.duration()).isAfter(now);
        }
        LocalDate date = MarketZone.dateOf(bar.start());
        return date.equals(MarketZone.dateOf(now))
                && calendar.on(date)
                        .filter(session -> now.isBefore(session.close()))
                        .isPresent();
    }
}
