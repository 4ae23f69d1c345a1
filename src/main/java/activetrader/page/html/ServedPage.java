package activetrader.page.html;

import java.util.Map;
import java.util.function.Consumer;

/// A page that a server of this machine answers with: it loads its scripts and its style sheet from there, and
/// nothing from anywhere else.
public final class ServedPage {
    /// What a browser may do with such a page.
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private ServedPage() {}

    /// The page that asks for a token.
    public static String login(Consumer<Html> body) {
        Html html = new Html();
        html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
        head(html, "Active Trader");
        html.open("script", "src", "/assets/login.js", "defer", "").close();
        html.close().open("body");
        body.accept(html);
        return html.close().close().toString() + "\n";
    }

    private static void head(Html html, String title) {
        html.open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.leaf("title", title);
        html.open("link", "rel", "stylesheet", "href", "/assets/page.css");
    }

    /// The text of the page.
    ///
    /// @param events the address of its events; empty for a page that does not change and has no charts
    /// @param charts what its charts show, by the id of their figures
    /// @param body writes what stands between the body's tags
    public static String render(String title, String events, Map<String, Chart> charts, Consumer<Html> body) {
        Html html = new Html();
        html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
        head(html, title);
        if (!events.isEmpty()) {
            html.open("script", "src", "/assets/echarts.js", "defer", "").close();
            html.open("script", "src", "/assets/charts.js", "defer", "").close();
            html.open("script", "src", "/assets/live.js", "defer", "").close();
            html.open("script", "src", "/assets/stops.js", "defer", "").close();
        }
        html.close();
        if (events.isEmpty()) {
            html.open("body");
        } else {
            html.open("body", "data-events", events);
        }
        html.leaf("a", "Skip to the content", "class", "skip", "href", "#main");
        body.accept(html);
        html.open("script", "type", "application/json", "id", "chart-data");
        html.trusted(Document.data(charts)).close();
        return html.close().close().toString() + "\n";
    }
}
