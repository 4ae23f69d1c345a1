package activetrader.mcp.data;

import activetrader.market.Bar;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest of some bars as compact rows, oldest first, as many as fit into an answer for a model.
///
/// @param rows the values of [#COLUMNS]; null where a bar has none
/// @param leftOut how many older bars are not shown, and why; empty when all are shown
record BarRows(List<List<@Nullable Object>> rows, String leftOut) {
    static final List<String> COLUMNS = List.of("start", "open", "high", "low", "close", "volume", "vwap");

    /// In characters. The agent cuts answers above 12,000 characters, which would lose the newest bars.
    private static final int MOST_CHARACTERS = 10_000;

    static BarRows newest(List<Bar> bars, int limit) {
        Deque<List<@Nullable Object>> rows = new ArrayDeque<>();
        int characters = 0;
        String why = "limit";
        for (Bar bar : bars.reversed()) {
            if (rows.size() == limit) {
                break;
            }
            List<@Nullable Object> row = row(bar);
            characters += length(row) + 1;
            if (characters > MOST_CHARACTERS) {
                why = "size of the answer";
                break;
            }
            rows.addFirst(row);
        }
        int left = bars.size() - rows.size();
        return new BarRows(new ArrayList<>(rows), left == 0 ? "" : left + " older bars, by the " + why);
    }

    /// How many characters `row` has as JSON.
    static int length(List<@Nullable Object> row) {
        int length = row.size() + 1; // the brackets, and a comma between two values
        for (Object value : row) {
            length += switch (value) {
                case Instant at -> Instants.text(at).length() + 2;
                case BigDecimal number -> number.toPlainString().length();
                case null, default -> String.valueOf(value).length();
            };
        }
        return length;
    }

    static List<@Nullable Object> row(Bar bar) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(bar.start());
        row.add(bar.open());
        row.add(bar.high());
        row.add(bar.low());
        row.add(bar.close());
        row.add(bar.volume());
        row.add(Rounded.price(bar.vwap()));
        return row;
    }
}
