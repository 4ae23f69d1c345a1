package activetrader.app.page.now;

import activetrader.app.settings.Endpoints;
import activetrader.app.settings.Settings;
import activetrader.execution.mode.ModeFile;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.page.html.Html;
import activetrader.time.WallTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an open page says about this moment, made anew for each call.
public final class PageNow {
    private final InstantSource time;
    private final TradingCalendar calendar;
    private final ModeFile mode;
    private final ServiceWatch services;
    private final @Nullable LogTail log;

    /// @param time of the market
    /// @param log of the daemon that writes the records; null where none is known
    PageNow(InstantSource time, TradingCalendar calendar, ModeFile mode, ServiceWatch services, @Nullable LogTail log) {
        this.time = time;
        this.calendar = calendar;
        this.mode = mode;
        this.services = services;
        this.log = log;
    }

    /// @param own whether the records are those that the daemon of this installation writes
    public static PageNow of(Settings settings, TradingCalendar calendar, InstantSource time, boolean own) {
        Endpoints endpoints = settings.endpoints();
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("active-trader", endpoints.daemonPort());
        ports.put("alpaca-data", endpoints.dataPort());
        ports.put("alpaca-trade", endpoints.tradePort());
        return new PageNow(
                time,
                calendar,
                new ModeFile(settings.installation().data()),
                ServiceWatch.of(ports, WallTime.system()),
                own ? new LogTail(settings.installation().logs().resolve("active_trader_stdout.log")) : null);
    }

    /// Of a day that is played in this process, without services of their own and without a log.
    public static PageNow ofPlayedDay(Path data, TradingCalendar calendar, InstantSource time) {
        return new PageNow(time, calendar, new ModeFile(data), ServiceWatch.of(Map.of(), WallTime.system()), null);
    }

    /// Whether the page of `date` says anything about this moment: that of today does, and that of the last recorded
    /// day does too when a daemon writes the records.
    public boolean isFor(LocalDate date, LocalDate lastRecorded) {
        return date.equals(MarketZone.dateOf(time.instant())) || (log != null && date.equals(lastRecorded));
    }

    /// HTML by the id of its element: `now`, and `log` where there is one.
    ///
    /// @param day whose page it is
    public Map<String, String> parts(TradingDay day, Supplier<DayNumbers> numbers) {
        Instant now = time.instant();
        Map<String, String> parts = new TreeMap<>();
        TradingDay session = calendar.currentOrNext(now);
        parts.put(
                "now",
                new NowBar(now, session, day.date())
                        .of(mode, numbers.get(), log == null ? List.of() : services.states()));
        if (log != null) {
            Html html = new Html();
            html.leaf("h2", "Log", "id", "log-title");
            log.write(html);
            parts.put("log", html.toString());
        }
        return parts;
    }
}
