package activetrader.page.history;

import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import activetrader.page.report.Words;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/// The trades of all days as a table with a filter above it and a link to the same trades as CSV.
public record TradeTable(List<DatedTrade> all, TradeFilter filter) {
    /// Rows of the table; the CSV has all.
    private static final int MOST_ROWS = 2_000;

    public TradeTable {
        all = List.copyOf(all);
    }

    public void write(Html html) {
        choice(html);
        List<DatedTrade> wanted = all.stream().filter(filter::admits).toList();
        totals(html, wanted);
        if (wanted.isEmpty()) {
            return;
        }
        try (Table table = new Table(
                html,
                "Trades",
                Column.text("Day"),
                Column.text("Symbol"),
                Column.text("Side"),
                Column.number("Shares"),
                Column.text("From"),
                Column.text("To"),
                Column.number("Entry"),
                Column.number("Exit"),
                Column.number("P&L"),
                Column.number("R"),
                Column.text("Ended by"),
                Column.words("Why"))) {
            wanted.stream().limit(MOST_ROWS).forEach(trade -> row(table, trade));
        }
    }

    private void totals(Html html, List<DatedTrade> wanted) {
        BigDecimal sum = wanted.stream().map(dated -> dated.trade().profit()).reduce(BigDecimal.ZERO, BigDecimal::add);
        html.open("p", "role", "status");
        html.text(Words.counted(wanted.size(), "trade", "trades") + " of " + Words.count(all.size()) + ", ");
        html.leaf("b", ConsoleText.signedDollars(sum), "class", Words.tone(sum));
        if (wanted.size() > MOST_ROWS) {
            html.text("; the last " + Words.count(MOST_ROWS) + " are shown");
        }
        html.text(". ").leaf("a", "Save as CSV", "class", "button", "href", "/trades.csv" + query(), "download", "");
        html.close();
    }

    private String query() {
        return "?symbol=" + encoded(filter.symbol()) + "&result=" + encoded(filter.result()) + "&exit="
                + encoded(filter.exit());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void choice(Html html) {
        html.open("form", "method", "get", "action", "/trades", "class", "filters");
        select(
                html,
                "symbol",
                "Symbol",
                all.stream().map(dated -> dated.trade().symbol().value()).toList(),
                filter.symbol());
        select(html, "result", "Result", all.stream().map(TradeFilter::result).toList(), filter.result());
        select(html, "exit", "Ended by", all.stream().map(TradeFilter::exit).toList(), filter.exit());
        html.leaf("button", "Show", "type", "submit").close();
    }

    private static void select(Html html, String name, String label, List<String> values, String chosen) {
        html.open("label").text(label + " ").open("select", "name", name);
        TreeSet<String> options = new TreeSet<>(values);
        options.add("");
        options.add(chosen);
        for (String value : options) {
            String text = value.isEmpty() ? "all" : value;
            if (value.equals(chosen)) {
                html.leaf("option", text, "value", value, "selected", "");
            } else {
                html.leaf("option", text, "value", value);
            }
        }
        html.close().close();
    }

    private static void row(Table table, DatedTrade dated) {
        table.row(
                dated.date().toString(),
                dated.trade().symbol().value(),
                Words.plain(dated.trade().side()),
                dated.shares().toPlainString(),
                ConsoleText.time(dated.trade().enteredAt()),
                dated.trade().isClosed() ? ConsoleText.time(dated.trade().lastFillAt()) : "open",
                ConsoleText.dollars(dated.entryPrice()),
                dated.exitPrice().signum() == 0 ? Words.NONE : ConsoleText.dollars(dated.exitPrice()),
                ConsoleText.signedDollars(dated.trade().profit()),
                dated.trade()
                        .multiple()
                        .filter(_ -> dated.trade().isClosed())
                        .map(Words::inR)
                        .orElse(Words.NONE),
                TradeFilter.exit(dated),
                dated.trade().reason());
    }
}
