package activetrader.statistics.report;

import java.util.ArrayList;
import java.util.List;

/// A result as a table for the console, at most 80 columns wide.
public final class ResultTable {
    private static final int CELL = 38;
    private static final String GAP = "    ";

    private ResultTable() {}

    /// The lines, the conclusion last.
    public static List<String> lines(Result result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.days().count() + " days, " + result.days().first() + " to "
                + result.days().last() + ", " + result.trades().entries() + " entries");
        for (List<Cell> section : List.of(
                TableCells.days(result),
                TableCells.trades(result),
                TableCells.risk(result),
                TableCells.evidence(result))) {
            lines.add("");
            rows(section).forEach(lines::add);
        }
        List<String> beside = TableLines.beside(result);
        if (!beside.isEmpty()) {
            lines.add("");
            lines.addAll(beside);
        }
        lines.add("");
        lines.add(result.conclusion());
        return lines;
    }

    /// One number and what it is.
    record Cell(String label, String value) {
        private String text() {
            return label + " ".repeat(Math.max(1, CELL - label.length() - value.length())) + value;
        }
    }

    /// Two cells a line.
    private static List<String> rows(List<Cell> cells) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += 2) {
            String left = cells.get(i).text();
            rows.add(i + 1 < cells.size() ? left + GAP + cells.get(i + 1).text() : left);
        }
        return rows;
    }
}
