package activetrader.agent.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The bars of an answer of `get_stock_bars`, oldest first.
record BarTable(List<Row> rows) {
    BarTable {
        rows = List.copyOf(rows);
    }

    /// @param start of the bar, as the tool writes it
    record Row(String start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {}

    /// No rows when the values are not of that tool.
    static BarTable of(Map<String, Object> values) {
        List<Row> rows = new ArrayList<>();
        try {
            if (values.get("columns") instanceof List<?> columns && values.get("bars") instanceof List<?> bars) {
                for (Object bar : bars) {
                    rows.add(row(columns, (List<?>) bar));
                }
            }
            return new BarTable(rows);
        } catch (NumberFormatException | ClassCastException | IndexOutOfBoundsException e) {
            return new BarTable(List.of());
        }
    }

    private static Row row(List<?> columns, List<?> bar) {
        return new Row(
                String.valueOf(bar.get(columns.indexOf("start"))),
                number(columns, bar, "open"),
                number(columns, bar, "high"),
                number(columns, bar, "low"),
                number(columns, bar, "close"),
                number(columns, bar, "volume"));
    }

    private static BigDecimal number(List<?> columns, List<?> bar, String name) {
        return new BigDecimal(String.valueOf(bar.get(columns.indexOf(name))));
    }

    /// The newest rows that begin before the New York date `date`, at most `count`.
    BarTable before(String date, int count) {
        List<Row> earlier =
                rows.stream().filter(row -> row.start().compareTo(date) < 0).toList();
        return new BarTable(earlier.subList(Math.max(0, earlier.size() - count), earlier.size()));
    }

    /// The mean true range of all rows but the first, whose close is the one before the second.
    BigDecimal averageTrueRange() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; i < rows.size(); i++) {
            BigDecimal before = rows.get(i - 1).close();
            Row row = rows.get(i);
            sum = sum.add(row.high().max(before).subtract(row.low().min(before)));
        }
        return rows.size() < 2
                ? BigDecimal.ZERO
                : sum.divide(BigDecimal.valueOf(rows.size() - 1), MathContext.DECIMAL64);
    }

    BigDecimal averageVolume() {
        return rows.isEmpty()
                ? BigDecimal.ZERO
                : rows.stream()
                        .map(Row::volume)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(rows.size()), MathContext.DECIMAL64);
    }
}
