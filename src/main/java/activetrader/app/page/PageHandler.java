package activetrader.app.page;

import activetrader.http.EventSource;
import activetrader.http.LoopbackNames;
import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.page.html.ServedPage;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Answers a browser on this machine with pages of recorded days. It only reads, and holds no secret of the account;
/// what the model read and said is on it.
///
/// Addresses: `/` is the last recorded day, `/day/YYYY-MM-DD` one day, `/events/YYYY-MM-DD` what changes in it,
/// `/assets/…` scripts and style.
public final class PageHandler implements WebHandler {
    private static final String ORIGIN = "http://";
    /// Pages that are kept up to date at the same time.
    private static final int VIEWERS = 4;
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", ServedPage.POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final LiveDays days;
    private final Semaphore viewers = new Semaphore(VIEWERS);

    PageHandler(LiveDays days) {
        this.days = days;
    }

    /// @param time by which a day is over, and the time that the page shows
    public static PageHandler of(RecordFolder records, TradingCalendar calendar, InstantSource time) {
        return new PageHandler(new LiveDays(records, calendar, time));
    }

    @Override
    public WebResponse handle(WebRequest request) {
        Optional<WebResponse> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get().with(HEADERS);
        }
        try {
            return answer(request.path()).with(HEADERS);
        } catch (UncheckedIOException e) {
            return WebResponse.text(500, "text/plain; charset=UTF-8", e.getMessage() + "\n")
                    .with(HEADERS);
        }
    }

    private WebResponse answer(String path) {
        return PageAssets.at(path).or(() -> day(path).map(this::page)).orElseGet(() -> missing(path));
    }

    private WebResponse page(LiveDay day) {
        return WebResponse.text(200, "text/html; charset=UTF-8", DayPage.of(day.day(), day.parts(), days))
                .with("Cache-Control", "no-store");
    }

    private WebResponse missing(String path) {
        String text = path.equals("/") ? "no day is recorded yet" : "there is no such page";
        return WebResponse.text(404, "text/plain; charset=UTF-8", text + "\n");
    }

    @Override
    public Optional<EventSource> events(WebRequest request) {
        if (refusal(request).isPresent() || !request.path().startsWith("/events/")) {
            return Optional.empty();
        }
        return date(request.path(), "/events/").flatMap(days::on).map(this::stream);
    }

    private EventSource stream(LiveDay day) {
        return client -> {
            if (!viewers.tryAcquire()) {
                client.send("alive", "✗ " + VIEWERS + " pages are open already; close one and load this one again");
                return;
            }
            try {
                new LiveStream(day::parts, () -> days.line(day.day())).writeTo(client);
            } finally {
                viewers.release();
            }
        };
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

    /// The answer to a request that is not from a page of ours in a browser on this machine; empty for one that is.
    private static Optional<WebResponse> refusal(WebRequest request) {
        String host = request.header("host").orElse("");
        if (!LoopbackNames.includes(host)) {
            return Optional.of(WebResponse.empty(421));
        }
        if (request.header("origin")
                .filter(origin -> !origin.equals(ORIGIN + host))
                .isPresent()) {
            return Optional.of(WebResponse.empty(403));
        }
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? Optional.empty()
                : Optional.of(WebResponse.empty(405));
    }
}
