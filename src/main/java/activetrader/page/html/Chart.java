package activetrader.page.html;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a chart shows; `charts.js` draws it. Times are milliseconds of the New York wall clock, as if it were UTC, so
/// that every browser shows New York's time.
public sealed interface Chart {
    @JsonProperty("kind")
    String kind();

    /// Values over time.
    ///
    /// @param from of the part of the time axis that is shown at first
    /// @param to of the part of the time axis that is shown at first
    /// @param first of the time axis
    /// @param last of the time axis
    /// @param candleMinutes how long a candle lasts when nobody chooses; 0 when there are no candles
    /// @param candles of one minute each, `[time, open, close, low, high, shares, volume-weighted average since the
    ///     first]`; the script merges them
    record Timed(
            @JsonProperty("unit") String unit,
            @JsonProperty("from") long from,
            @JsonProperty("to") long to,
            @JsonProperty("first") long first,
            @JsonProperty("last") long last,
            @JsonProperty("candle_minutes") int candleMinutes,
            @JsonProperty("candles") List<List<Object>> candles,
            @JsonProperty("lines") List<Line> lines,
            @JsonProperty("marks") List<Mark> marks)
            implements Chart {
        public Timed {
            candles = List.copyOf(candles);
            lines = List.copyOf(lines);
            marks = List.copyOf(marks);
        }

        @Override
        public String kind() {
            return "timed";
        }
    }

    /// Values side by side.
    ///
    /// @param title of the values
    /// @param names below them
    /// @param line whether a line joins them; else each is a bar
    record Bars(
            @JsonProperty("unit") String unit,
            @JsonProperty("title") String title,
            @JsonProperty("names") List<String> names,
            @JsonProperty("values") List<BigDecimal> values,
            @JsonProperty("line") boolean line)
            implements Chart {
        public Bars {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "bars";
        }
    }

    /// What might have come of the same days in another order, as bands around the middle.
    ///
    /// @param names of the days below it
    /// @param values what came of them
    /// @param low and the others: a value a day, from the lowest band to the highest
    record Fan(
            @JsonProperty("unit") String unit,
            @JsonProperty("names") List<String> names,
            @JsonProperty("values") List<BigDecimal> values,
            @JsonProperty("low") List<BigDecimal> low,
            @JsonProperty("lower_quarter") List<BigDecimal> lowerQuarter,
            @JsonProperty("median") List<BigDecimal> median,
            @JsonProperty("upper_quarter") List<BigDecimal> upperQuarter,
            @JsonProperty("high") List<BigDecimal> high)
            implements Chart {
        public Fan {
            names = List.copyOf(names);
            values = List.copyOf(values);
            low = List.copyOf(low);
            lowerQuarter = List.copyOf(lowerQuarter);
            median = List.copyOf(median);
            upperQuarter = List.copyOf(upperQuarter);
            high = List.copyOf(high);
        }

        @Override
        public String kind() {
            return "fan";
        }
    }

    /// @param role how it looks
    /// @param steps whether a value holds until the next one
    /// @param points each `[time, value]`
    record Line(
            @JsonProperty("name") String name,
            @JsonProperty("role") Role role,
            @JsonProperty("steps") boolean steps,
            @JsonProperty("points") List<List<Object>> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    enum Role {
        @JsonProperty("main")
        MAIN,
        @JsonProperty("stop")
        STOP,
        @JsonProperty("target")
        TARGET,
        @JsonProperty("entry")
        ENTRY
    }

    /// @param shape an entry or an exit
    /// @param label beside it, a few characters; empty for none
    /// @param text what happened, in a few words; foreign
    record Mark(
            @JsonProperty("at") long at,
            @JsonProperty("value") BigDecimal value,
            @JsonProperty("shape") Shape shape,
            @JsonProperty("label") String label,
            @JsonProperty("text") @Nullable String text) {}

    enum Shape {
        @JsonProperty("buy")
        BUY,
        @JsonProperty("sell")
        SELL
    }
}
