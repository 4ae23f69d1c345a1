package activetrader.page.report;

import activetrader.page.day.DayEvent;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import java.util.List;

/// What happened to the account besides orders and fills.
record EventSection(RecordedDay day) implements Section {
    @Override
    public String id() {
        return "events";
    }

    @Override
    public String title() {
        return "Events";
    }

    @Override
    public void write(Html html, Charts charts) {
        List<DayEvent> events = DayEvent.of(day);
        if (events.isEmpty()) {
            html.leaf("p", "None.", "class", "none");
            return;
        }
        try (Table table = new Table(html, "Events", Column.text("Time"), Column.text("Look"), Column.words("Event"))) {
            events.forEach(
                    event -> table.row(Words.seconds(event.at()), event.needsALook() ? "⚠" : Words.NONE, event.text()));
        }
    }
}
