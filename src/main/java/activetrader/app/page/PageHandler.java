package activetrader.app.page;

import activetrader.app.page.now.PageNow;
import activetrader.app.page.stops.StopForwarder;
import activetrader.http.EventSource;
import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.page.html.ServedPage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers a browser with pages of recorded days. It reads, passes the stops on to alpaca-trade, and holds no secret of
/// the account; what the model read and said is on it.
///
/// Addresses: `/` is the last recorded day, `/day/YYYY-MM-DD` one day, `/events/YYYY-MM-DD` what changes in it,
/// `/assets/…` scripts and style, `/operator/…` the stops, `/login` where a token is needed to read; the others see
/// [HistoryPages].
public final class PageHandler implements WebHandler {
    /// Pages that are kept up to date at the same time.
    private static final int VIEWERS = 4;
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", ServedPage.POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final LiveDays days;
    private final HistoryPages history;
    private final PageNow now;
    private final PageAccess access;
    private final @Nullable StopForwarder stops;
    private final Semaphore viewers = new Semaphore(VIEWERS);

    PageHandler(LiveDays days, HistoryPages history, PageNow now, PageAccess access, @Nullable StopForwarder stops) {
        this.days = days;
        this.history = history;
        this.now = now;
        this.access = access;
        this.stops = stops;
    }

    /// @param time by which a day is over, and the time that the page shows
    /// @param results folders with results of backtests and sweeps, besides the data folder
    /// @param now of the same records and time
    /// @param access who may read
    /// @param stops where the stop buttons lead; null for a page without them
    public static PageHandler of(
            RecordFolder records,
            TradingCalendar calendar,
            InstantSource time,
            List<Path> results,
            PageNow now,
            PageAccess access,
            @Nullable StopForwarder stops) {
        List<Path> folders =
                Stream.concat(Stream.of(records.dataFolder()), results.stream()).toList();
        return new PageHandler(
                new LiveDays(records, calendar, time),
                new HistoryPages(records, calendar, new ResultFiles(folders)),
                now,
                access,
                stops);
    }

    @Override
    public WebResponse handle(WebRequest request) {
        Optional<WebResponse> refusal = access.refusal(request);
        if (refusal.isPresent()) {
            return refusal.get().with(HEADERS);
        }
        if (request.path().startsWith(StopForwarder.PREFIX)) {
            return (stops == null ? noStops() : stops.answer(request)).with(HEADERS);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return WebResponse.empty(405).with(HEADERS);
        }
        try {
            return history.at(request).orElseGet(() -> answer(request.path())).with(HEADERS);
        } catch (UncheckedIOException e) {
            return WebResponse.text(500, "text/plain; charset=UTF-8", e.getMessage() + "\n")
                    .with(HEADERS);
        }
    }

    private static WebResponse noStops() {
        return WebResponse.text(404, "text/plain; charset=UTF-8", "this page has no stop buttons\n");
    }

    private WebResponse answer(String path) {
        if (path.equals("/favicon.ico")) {
            return WebResponse.empty(204);
        }
        return PageAssets.at(path).or(() -> day(path).map(this::page)).orElseGet(() -> missing(path));
    }

    private WebResponse page(LiveDay day) {
        return WebResponse.text(200, "text/html; charset=UTF-8", DayPage.of(day, days, now, stops != null))
                .with("Cache-Control", "no-store");
    }

    private WebResponse missing(String path) {
        String text = path.equals("/") ? "no day is recorded yet" : "there is no such page";
        return WebResponse.text(404, "text/plain; charset=UTF-8", text + "\n");
    }

    @Override
    public Optional<EventSource> events(WebRequest request) {
        if (access.refusal(request).isPresent() || !request.path().startsWith("/events/")) {
            return Optional.empty();
        }
        return date(request.path(), "/events/")
                .flatMap(days::on)
                .map(day -> stream(day, request.query("have").orElse("")));
    }

    private EventSource stream(LiveDay day, String had) {
        return client -> {
            if (!viewers.tryAcquire()) {
                client.send("alive", "✗ " + VIEWERS + " pages are open already; close one and load this one again");
                return;
            }
            try {
                new LiveStream(had, day::parts, days::line, () -> thisMoment(day)).writeTo(client);
            } finally {
                viewers.release();
                if (viewers.availablePermits() == VIEWERS) {
                    days.forget();
                }
            }
        };
    }

    private Map<String, String> thisMoment(LiveDay day) {
        return now.isFor(day.day().date(), days.dates().last()) ? now.parts(day.day(), day::numbers) : Map.of();
    }

    private Optional<LiveDay> day(String path) {
        return path.equals("/") ? days.last() : date(path, "/day/").flatMap(days::on);
    }

    private static Optional<LocalDate> date(String path, String before) {
        try {
            return path.startsWith(before)
                    ? Optional.of(LocalDate.parse(path.substring(before.length())))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
