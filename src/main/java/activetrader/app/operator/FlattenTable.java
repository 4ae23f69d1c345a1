package activetrader.app.operator;

import activetrader.execution.flatten.FlattenReport;
import activetrader.session.console.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What a flatten did, as a table for the operator.
final class FlattenTable {
    private FlattenTable() {}

    static List<String> lines(FlattenReport report) {
        Table table = new Table("Symbol", "Action", "Quantity", "Price", "Result");
        report.closed()
                .forEach(closed -> table.row(
                        closed.symbol().value(),
                        closed.side().name(),
                        closed.quantity().toString(),
                        closed.averagePrice() == null ? "-" : "$" + closed.averagePrice(),
                        "closed"));
        report.remaining()
                .forEach(left ->
                        table.row(left.symbol().value(), "-", left.quantity().toString(), "-", "LEFT: " + left.why()));
        report.kept()
                .forEach(left -> table.row(
                        left.symbol().value(), "-", left.quantity().toString(), "-", "LEFT ALONE: " + left.why()));
        List<String> lines = new ArrayList<>();
        if (!report.closed().isEmpty()
                || !report.remaining().isEmpty()
                || !report.kept().isEmpty()) {
            lines.addAll(table.lines(""));
        }
        lines.add("Orders cancelled: " + report.cancelledOrders() + ", took "
                + Duration.between(report.startedAt(), report.finishedAt()).toMillis() + " ms");
        if (report.trouble() != null) {
            lines.add("Not verified: " + report.trouble());
        }
        report.notes().forEach(note -> lines.add("⚠️  " + note));
        lines.add(verdict(report));
        return lines;
    }

    private static String verdict(FlattenReport report) {
        if (!report.flat()) {
            return "❌ NOT FLAT";
        }
        return report.kept().isEmpty()
                ? "✅ FLAT: no positions, no open orders"
                : "✅ stocks FLAT; left alone: "
                        + report.kept().stream()
                                .map(FlattenReport.Remaining::inWords)
                                .collect(Collectors.joining(", "));
    }
}
