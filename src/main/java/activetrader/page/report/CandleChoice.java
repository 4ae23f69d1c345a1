package activetrader.page.report;

import activetrader.page.html.Html;

/// What the reader chooses for all candles of a page: how long they last, and what is drawn over them.
final class CandleChoice {
    private CandleChoice() {}

    static void write(Html html) {
        html.open("fieldset", "class", "filter", "id", "candle-choice").leaf("legend", "Candles");
        input(html, "radio", "minutes", "0", "by length", true);
        for (String minutes : new String[] {"1", "5", "15"}) {
            input(html, "radio", "minutes", minutes, minutes + " min", false);
        }
        input(html, "checkbox", "overlay", "vwap", "VWAP", true);
        input(html, "checkbox", "overlay", "ema", "EMA 20", false);
        input(html, "checkbox", "overlay", "volume", "Volume", true);
        input(html, "checkbox", "overlay", "session", "Whole session", false);
        html.close();
    }

    private static void input(Html html, String type, String name, String value, String text, boolean checked) {
        html.open("label");
        if (checked) {
            html.open("input", "type", type, "name", name, "value", value, "checked", "");
        } else {
            html.open("input", "type", type, "name", name, "value", value);
        }
        html.text(" " + text).close();
    }
}
