package activetrader.broker.alpaca.wire;

import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingDay;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// One item of `GET /v2/calendar`. The times are bare New York times, such as `09:30`.
public record SessionJson(
        @Nullable String date,
        @Nullable String open,
        @Nullable String close) {
    /// @throws java.time.DateTimeException when a date or time does not parse
    public TradingDay toTradingDay() {
        LocalDate day = LocalDate.parse(Fields.required(date, "date of a session"));
        LocalTime opens = LocalTime.parse(Fields.required(open, "open of " + date));
        LocalTime closes = LocalTime.parse(Fields.required(close, "close of " + date));
        return new TradingDay(day, MarketZone.instantOf(day, opens), MarketZone.instantOf(day, closes));
    }
}
