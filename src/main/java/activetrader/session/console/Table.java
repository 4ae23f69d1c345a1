package activetrader.session.console;

import java.util.ArrayList;
import java.util.List;

/// A table with a border, for a terminal.
public final class Table {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        this.headings = List.of(headings);
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /// Whether the table with `indent` is at most `most` columns wide.
    public boolean fits(String indent, int most) {
        return lines(indent).stream().allMatch(line -> Columns.width(line) <= most);
    }

    public List<String> lines(String indent) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            int at = column;
            int widest =
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            widths.add(Math.max(widest, headings.get(column).length()));
        }
        List<String> lines = new ArrayList<>();
        lines.add(indent + edge("┌", "┬", "┐", widths));
        lines.add(indent + cells(headings, widths));
        lines.add(indent + edge("├", "┼", "┤", widths));
        rows.forEach(row -> lines.add(indent + cells(row, widths)));
        lines.add(indent + edge("└", "┴", "┘", widths));
        return lines;
    }

    private static String edge(String left, String middle, String right, List<Integer> widths) {
        return left
                + String.join(
                        middle,
                        widths.stream().map(width -> "─".repeat(width + 2)).toList())
                + right;
    }

    private static String cells(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder("│");
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths.get(column) - cell.length()))
                    .append(" │");
        }
        return line.toString();
    }
}
