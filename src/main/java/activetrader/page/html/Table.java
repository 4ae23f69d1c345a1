package activetrader.page.html;

import java.util.List;

/// A table of an [Html], which scrolls sideways where a screen is narrow.
public final class Table implements AutoCloseable {
    /// Characters of a cell.
    public static final int LONGEST = 1_000;

    private final Html html;
    private final List<Column> columns;

    /// Begins the table.
    ///
    /// @param label what it shows, for those who do not see it
    public Table(Html html, String label, Column... columns) {
        this.html = html;
        this.columns = List.of(columns);
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Table: " + label);
        html.open("table").open("thead").open("tr");
        this.columns.forEach(column -> html.leaf("th", column.name(), "scope", "col", "class", column.css()));
        html.close().close().open("tbody");
    }

    /// @param css `number`, `text` or `words`
    public record Column(String name, String css) {
        public static Column text(String name) {
            return new Column(name, "text");
        }

        /// Text that may take several lines.
        public static Column words(String name) {
            return new Column(name, "words");
        }

        public static Column number(String name) {
            return new Column(name, "number");
        }
    }

    /// A row of text, one a column. Of a text that is longer than [#LONGEST] the beginning is shown.
    public void row(String... cells) {
        html.open("tr");
        for (int i = 0; i < cells.length; i++) {
            String text = cells[i].length() <= LONGEST ? cells[i] : cells[i].substring(0, LONGEST) + "…";
            html.leaf("td", text, "class", columns.get(i).css());
        }
        html.close();
    }

    @Override
    public void close() {
        html.close().close().close();
    }
}
