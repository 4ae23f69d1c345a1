package activetrader.page.html;

import activetrader.json.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A whole page in one file: it loads nothing, and its policy lets a browser run the scripts in it and nothing else.
public final class Document {
    private final String title;
    private final Map<String, Chart> charts;

    /// @param charts what its charts show, by the id of their figures
    public Document(String title, Map<String, Chart> charts) {
        this.title = title;
        this.charts = Map.copyOf(charts);
    }

    /// The text of the file.
    ///
    /// @param body writes what stands between the body's tags
    public String render(Consumer<Html> body) {
        Asset style = Asset.style();
        Asset echarts = Asset.echarts();
        Asset script = Asset.charts();
        boolean drawn = !charts.isEmpty();
        Html html = new Html();
        html.trusted("<!doctype html>\n").open("html", "lang", "en").open("head");
        html.open("meta", "charset", "utf-8");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, echarts, script));
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.open("meta", "name", "referrer", "content", "no-referrer");
        html.leaf("title", title);
        html.open("style").trusted(style.content()).close();
        html.close().trusted("\n").open("body");
        html.leaf("a", "Skip to the content", "class", "skip", "href", "#main");
        body.accept(html);
        if (drawn) {
            html.trusted("\n").open("script", "type", "application/json", "id", "chart-data");
            html.trusted(data(charts)).close().trusted("\n");
            html.open("script").trusted(echarts.content()).close();
        }
        html.open("script").trusted(script.content()).close();
        return html.close().close().toString() + "\n";
    }

    private static String policy(Asset style, Asset echarts, Asset script) {
        return "default-src 'none'; script-src " + echarts.source() + " " + script.source() + "; style-src "
                + style.source() + "; base-uri 'none'; form-action 'none'";
    }

    /// JSON inside a script element: without the character that could end it.
    static String data(Map<String, Chart> charts) {
        return Json.write(new TreeMap<>(charts))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
