package activetrader.history.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which column of a table means what.
final class CsvColumns {
    /// Where a number has more digits than this behind the point, the last ones are noise of floating point.
    private static final int FINEST = 6;
    /// The finest step in which stocks are quoted.
    private static final int STEP = 4;

    private static final List<String> TIMES = List.of(
            "timestamp", "datetime", "window_start", "time", "date", "t", "gmt time", "unix", "date_time", "date/time");

    private final List<String> names;
    /// The column of the stamp, or of its date when `clock` has the time of day.
    private final int time;
    private final OptionalInt clock;
    private final int open;
    private final int high;
    private final int low;
    private final int close;
    private final int volume;
    private final OptionalInt vwap;
    private final OptionalInt trades;
    private final OptionalInt symbol;

    /// @throws CsvException when a column is missing
    CsvColumns(List<String> names) {
        this.names = List.copyOf(names);
        boolean split = names.contains("date") && names.contains("time");
        time = split ? names.indexOf("date") : required("a time", TIMES);
        clock = split ? OptionalInt.of(names.indexOf("time")) : OptionalInt.empty();
        open = required("open", List.of("open", "o"));
        high = required("high", List.of("high", "h"));
        low = required("low", List.of("low", "l"));
        close = required("close", List.of("close", "c", "last"));
        volume = required("volume", List.of("volume", "v", "vol", "volume (shares)"));
        vwap = any(List.of("vwap", "vw", "average", "wap"));
        trades = any(List.of("trade_count", "transactions", "n", "barcount", "count"));
        symbol = any(List.of("symbol", "ticker"));
    }

    private int required(String what, List<String> possible) {
        return any(possible)
                .orElseThrow(() -> new CsvException(
                        "its header has no column for " + what + ", was \"" + String.join(",", names) + "\""));
    }

    private OptionalInt any(List<String> possible) {
        return possible.stream()
                .mapToInt(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst();
    }

    /// The program that writes such a header, as far as it is known.
    CsvSource source() {
        Set<String> all = Set.copyOf(names);
        if (all.contains("window_start") || (names.getFirst().equals("v") && all.contains("vw"))) {
            return CsvSource.POLYGON;
        }
        if (all.containsAll(Set.of("symbol", "timestamp", "trade_count", "vwap"))
                || (names.getFirst().equals("t") && all.contains("vw"))) {
            return CsvSource.ALPACA;
        }
        if (all.containsAll(Set.of("average", "barcount")) || all.containsAll(Set.of("wap", "count"))) {
            return CsvSource.IBKR;
        }
        if (all.contains("adj close") || all.contains("stock splits") || isPlainYfinance()) {
            return CsvSource.YFINANCE;
        }
        return names.getFirst().equals("time") ? CsvSource.TRADINGVIEW : CsvSource.CSV;
    }

    /// Only yfinance orders close, high, low, open.
    private boolean isPlainYfinance() {
        return close < high && high < low && low < open;
    }

    String time(CsvTable.Row row) {
        String date = field(row, time);
        return clock.isPresent() ? date + " " + field(row, clock.getAsInt()) : date;
    }

    Optional<String> symbol(CsvTable.Row row) {
        return symbol.isPresent() ? Optional.of(field(row, symbol.getAsInt())) : Optional.empty();
    }

    /// Whether the line says that nothing traded: it has no prices.
    boolean isEmpty(CsvTable.Row row) {
        return List.of(open, high, low, close).stream()
                .map(column -> field(row, column))
                .allMatch(text -> text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("null"));
    }

    BigDecimal open(CsvTable.Row row) {
        return price(row, open, "open");
    }

    BigDecimal high(CsvTable.Row row) {
        return price(row, high, "high");
    }

    BigDecimal low(CsvTable.Row row) {
        return price(row, low, "low");
    }

    BigDecimal close(CsvTable.Row row) {
        return price(row, close, "close");
    }

    /// Shares; a part of one is dropped.
    long volume(CsvTable.Row row) {
        return count(row, volume, "volume");
    }

    Optional<BigDecimal> vwap(CsvTable.Row row) {
        return vwap.isEmpty() || field(row, vwap.getAsInt()).isEmpty()
                ? Optional.empty()
                : Optional.of(number(row, vwap.getAsInt(), "vwap")).filter(price -> price.signum() > 0);
    }

    long trades(CsvTable.Row row) {
        return trades.isEmpty() || field(row, trades.getAsInt()).isEmpty()
                ? 0
                : Math.max(0, count(row, trades.getAsInt(), "the number of trades"));
    }

    private static BigDecimal price(CsvTable.Row row, int column, String name) {
        BigDecimal price = number(row, column, name);
        if (price.signum() <= 0) {
            throw new CsvException(row.line(), name + " must be above 0, was " + price.toPlainString());
        }
        return price.scale() > FINEST ? price.setScale(STEP, RoundingMode.HALF_EVEN) : price;
    }

    private static long count(CsvTable.Row row, int column, String name) {
        BigDecimal number = number(row, column, name);
        try {
            return number.setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException _) {
            throw new CsvException(row.line(), name + " is too large, was " + number.toPlainString());
        }
    }

    private static BigDecimal number(CsvTable.Row row, int column, String name) {
        String text = field(row, column);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw new CsvException(row.line(), name + " must be a number, was \"" + text + "\"");
        }
    }

    private static String field(CsvTable.Row row, int column) {
        if (column >= row.fields().size()) {
            throw new CsvException(
                    row.line(), "it has " + row.fields().size() + " fields, and field " + (column + 1) + " is needed");
        }
        return row.fields().get(column);
    }
}
