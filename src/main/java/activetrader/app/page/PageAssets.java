package activetrader.app.page;

import activetrader.http.WebResponse;
import activetrader.page.html.Asset;
import java.util.Map;
import java.util.Optional;

/// The scripts and the style sheet of the page, by their address.
final class PageAssets {
    private static final String SCRIPT = "text/javascript; charset=UTF-8";
    private static final Map<String, WebResponse> BY_PATH = Map.of(
            "/assets/echarts.js", answer(Asset.echarts(), SCRIPT),
            "/assets/charts.js", answer(Asset.charts(), SCRIPT),
            "/assets/live.js", answer(Asset.live(), SCRIPT),
            "/assets/stops.js", answer(Asset.stops(), SCRIPT),
            "/assets/login.js", answer(Asset.login(), SCRIPT),
            "/assets/page.css", answer(Asset.style(), "text/css; charset=UTF-8"));

    private PageAssets() {}

    /// A browser asks again after an hour; the largest is more than a megabyte.
    private static WebResponse answer(Asset asset, String type) {
        return WebResponse.text(200, type, asset.content()).with("Cache-Control", "private, max-age=3600");
    }

    static Optional<WebResponse> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }
}
