package activetrader.app.page.stops;

import activetrader.page.html.Html;
import java.util.List;
import java.util.Locale;

/// The four buttons, each with a dialog that asks for the word and the operator token.
public final class StopButtons {
    private StopButtons() {}

    private record Stop(String action, String label, String what) {}

    private static final List<Stop> ALL = List.of(
            new Stop(
                    "pause",
                    "Pause entries",
                    "No position is opened until an operator resumes. Stops, exits and the flatten before the close go"
                            + " on."),
            new Stop(
                    "resume",
                    "Resume",
                    "Lifts an operator's pause or panic, and nothing else: a limit of the program's own stays."),
            new Stop(
                    "flatten",
                    "Flatten",
                    "Cancels all orders and closes all positions now. The mode stays: new entries may follow."),
            new Stop(
                    "panic",
                    "Panic",
                    "Halts trading, cancels all orders and closes all positions, those opened elsewhere too. It stays"
                            + " HALTED until an operator resumes."));

    public static void write(Html page) {
        page.open("div", "class", "stops", "role", "group", "aria-label", "Stop trading");
        for (Stop stop : ALL) {
            page.leaf("button", stop.label() + "…", "type", "button", "data-stop", stop.action());
        }
        page.close();
        for (Stop stop : ALL) {
            dialog(page, stop);
        }
    }

    private static void dialog(Html page, Stop stop) {
        String id = "stop-" + stop.action();
        String word = stop.action().toUpperCase(Locale.ROOT);
        page.open("dialog", "id", id, "class", "stop", "aria-labelledby", id + "-title", "data-word", word);
        page.open("form", "method", "dialog");
        page.leaf("h2", stop.label(), "id", id + "-title");
        page.leaf("p", stop.what());
        field(page, id + "-word", "Type " + word, "confirm", "text");
        field(page, id + "-token", "Operator token", "token", "password");
        page.leaf("p", "", "class", "answer", "role", "status");
        page.open("p", "class", "choice");
        page.leaf("button", "Close", "type", "button", "class", "leave");
        page.leaf("button", stop.label(), "type", "submit", "class", "do");
        page.close();
        page.close();
        page.close();
    }

    private static void field(Html page, String id, String label, String name, String type) {
        page.open("p");
        page.leaf("label", label, "for", id);
        page.open(
                "input",
                "id",
                id,
                "name",
                name,
                "type",
                type,
                "autocomplete",
                "off",
                "spellcheck",
                "false",
                "autocapitalize",
                "off",
                "required",
                "");
        page.close();
    }
}
