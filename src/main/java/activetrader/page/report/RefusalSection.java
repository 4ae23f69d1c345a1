package activetrader.page.report;

import activetrader.page.day.RecordedDay;
import activetrader.page.day.Refusal;
import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import java.util.List;
import java.util.Objects;

/// What was asked for and refused, with the rule and the value that broke it.
record RefusalSection(RecordedDay day) implements Section {
    @Override
    public String id() {
        return "refusals";
    }

    @Override
    public String title() {
        return "Refusals";
    }

    @Override
    public void write(Html html, Charts charts) {
        List<Refusal> refusals = Refusal.of(day);
        if (refusals.isEmpty()) {
            html.leaf("p", "Nothing was refused.", "class", "none");
            return;
        }
        try (Table table = new Table(
                html,
                "Refusals",
                Column.text("Time"),
                Column.text("By"),
                Column.text("Wanted"),
                Column.text("Rule"),
                Column.number("Measured"),
                Column.number("Limit"),
                Column.words("Message"))) {
            for (Refusal refusal : refusals) {
                table.row(
                        Words.seconds(refusal.at()),
                        refusal.by().words(),
                        refusal.order(),
                        refusal.rule(),
                        Objects.requireNonNullElse(refusal.measured(), Words.NONE),
                        Objects.requireNonNullElse(refusal.limit(), Words.NONE),
                        refusal.message().isEmpty() ? Words.NONE : refusal.message());
            }
        }
    }
}
