package activetrader.app.page;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.page.day.RecordedDates;
import activetrader.page.history.DatedTrade;
import activetrader.page.history.DayCalendar;
import activetrader.page.history.DayResult;
import activetrader.page.history.TradeCsv;
import activetrader.page.history.TradeFilter;
import activetrader.page.history.TradeTable;
import activetrader.page.html.Html;
import activetrader.page.html.ServedPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The pages of all recorded days together: `/days` is a calendar, `/trades` a table, `/trades.csv` the same for a
/// spreadsheet, `/results` what backtests and sweeps found.
final class HistoryPages {
    private final RecordFolder records;
    private final TradingCalendar calendar;
    private final ResultFiles results;

    HistoryPages(RecordFolder records, TradingCalendar calendar, ResultFiles results) {
        this.records = records;
        this.calendar = calendar;
        this.results = results;
    }

    /// Empty for every other address.
    ///
    /// @throws java.io.UncheckedIOException when the records cannot be read
    Optional<WebResponse> at(WebRequest request) {
        return switch (request.path()) {
            case "/days" -> Optional.of(page("/days", "Days", this::days));
            case "/trades" -> Optional.of(page("/trades", "Trades", html -> trades(html, request.query())));
            case "/trades.csv" -> Optional.of(csv(TradeFilter.of(request.query())));
            case "/results" -> Optional.of(page("/results", "Results", results::write));
            default -> Optional.empty();
        };
    }

    private List<DayResult> all() {
        return RecordedDates.of(records).stream()
                .flatMap(date -> calendar.on(date).stream())
                .map(day -> DayResult.read(records, day))
                .toList();
    }

    private void days(Html html) {
        List<DayResult> all = all();
        if (all.isEmpty()) {
            html.leaf("p", "No day is recorded yet.", "class", "none");
        }
        DayCalendar.write(html, all);
    }

    private void trades(Html html, Map<String, String> query) {
        new TradeTable(DatedTrade.of(all()), TradeFilter.of(query)).write(html);
    }

    private WebResponse csv(TradeFilter filter) {
        return WebResponse.text(200, "text/csv; charset=UTF-8", TradeCsv.of(DatedTrade.of(all()), filter))
                .with(Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"trades_" + records.signature() + ".csv\"",
                        "Cache-Control",
                        "no-store"));
    }

    private WebResponse page(String address, String title, Consumer<Html> body) {
        String text = ServedPage.render("Active Trader: " + title, "", Map.of(), html -> {
            html.open("header").leaf("h1", title);
            html.leaf("p", "Records of " + records.signature() + ". All times are New York's.");
            SiteLinks.write(html, address);
            html.close().open("main", "id", "main");
            body.accept(html);
            html.close();
        });
        return WebResponse.text(200, "text/html; charset=UTF-8", text).with("Cache-Control", "no-store");
    }
}
