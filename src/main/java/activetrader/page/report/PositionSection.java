package activetrader.page.report;

import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.page.day.FactPrices;
import activetrader.page.day.HeldPosition;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import activetrader.session.console.ConsoleText;
import java.util.List;

/// What is held by the last fills, with its stop and the last price that the records have.
record PositionSection(RecordedDay day, FactPrices facts) implements Section {
    @Override
    public String id() {
        return "positions";
    }

    @Override
    public String title() {
        return "Positions";
    }

    @Override
    public void write(Html html, Charts charts) {
        List<HeldPosition> held = HeldPosition.of(day, facts);
        if (held.isEmpty()) {
            html.leaf("p", "Nothing is held.", "class", "none");
            return;
        }
        try (Table table = new Table(
                html,
                "Positions",
                Column.text("Symbol"),
                Column.number("Shares"),
                Column.number("Average"),
                Column.number("Last price seen"),
                Column.number("Stop"),
                Column.number("To the stop"),
                Column.text("Since"))) {
            held.forEach(position -> row(table, position));
        }
    }

    private static void row(Table table, HeldPosition held) {
        TradeRow last = held.trade().fills().getLast();
        Price stop = held.stop();
        table.row(
                held.trade().symbol().value(),
                held.shares().toPlainString(),
                last.averageEntryPrice() == null ? Words.UNKNOWN : ConsoleText.price(last.averageEntryPrice()),
                ConsoleText.price(held.seen().price()) + " at "
                        + ConsoleText.time(held.seen().at()),
                stop == null ? Words.UNKNOWN : ConsoleText.price(stop),
                held.percentToStop().map(percent -> percent + " %").orElse(Words.UNKNOWN),
                ConsoleText.time(held.trade().enteredAt()));
    }
}
