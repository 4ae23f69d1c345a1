package activetrader.agent.facts;

import activetrader.agent.tools.ToolFailure;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The highest gain of each position since it was opened, in units of the risk at entry (R), computed from bars.
///
/// It uses whole minutes after the entry, and five-minute bars for the time before the minutes that the tool
/// returns. Gains within the minute of the entry are not counted.
final class HighestGain {
    private static final int MOST_BARS = 500;

    private final FactReader.Call tools;

    HighestGain(FactReader.Call tools) {
        this.tools = tools;
    }

    /// The gain by symbol; a position without a first stop or without bars is absent.
    Map<String, BigDecimal> of(Map<String, PositionFacts> positions) {
        Map<String, BigDecimal> gains = new LinkedHashMap<>();
        positions.forEach((symbol, position) -> gain(symbol, position).ifPresent(gain -> gains.put(symbol, gain)));
        return gains;
    }

    private Optional<BigDecimal> gain(String symbol, PositionFacts position) {
        Instant opened = position.openedAt();
        BigDecimal stop = position.entryStop();
        if (opened == null || stop == null) {
            return Optional.empty();
        }
        BigDecimal risk = position.averageEntryPrice().subtract(stop).abs();
        boolean isLong = position.quantity().signum() > 0;
        Optional<BigDecimal> best = risk.signum() == 0 ? Optional.empty() : best(symbol, opened, isLong);
        return best.map(price -> price.subtract(position.averageEntryPrice()))
                .map(moved -> (isLong ? moved : moved.negate()).divide(risk, 2, RoundingMode.HALF_EVEN))
                .map(gain -> position.rMultiple() == null ? gain : gain.max(position.rMultiple()));
    }

    /// The best price for the position since `opened`.
    private Optional<BigDecimal> best(String symbol, Instant opened, boolean isLong) {
        try {
            Bars minutes = bars(symbol, "1Min");
            Optional<BigDecimal> best = minutes.best(opened, isLong);
            return minutes.cut() && !minutes.reach(opened)
                    ? better(best, bars(symbol, "5Min").best(opened, isLong), isLong)
                    : best;
        } catch (ToolFailure.Refused | ToolFailure.OutcomeUnknown e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> better(Optional<BigDecimal> one, Optional<BigDecimal> other, boolean isLong) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(isLong ? one.get().max(other.get()) : one.get().min(other.get()));
    }

    private Bars bars(String symbol, String timeframe) {
        Map<String, Object> answer =
                tools.call("get_stock_bars", Map.of("symbol", symbol, "timeframe", timeframe, "limit", MOST_BARS));
        List<?> rows = answer.get("bars") instanceof List<?> list ? list : List.of();
        List<?> columns = answer.get("columns") instanceof List<?> list ? list : List.of();
        return new Bars(columns, rows, answer.containsKey("left_out"));
    }

    /// @param cut whether older bars were left out
    private record Bars(List<?> columns, List<?> rows, boolean cut) {
        /// Of the bars since `opened`, from the newest back.
        private Optional<BigDecimal> best(Instant opened, boolean isLong) {
            Optional<BigDecimal> best = Optional.empty();
            for (Object row : rows.reversed()) {
                Optional<Instant> start = start(row);
                if (start.isPresent() && start.get().isBefore(opened)) {
                    break;
                }
                if (start.isPresent() && row instanceof List<?> values) {
                    best = better(best, number(value(values, isLong ? "high" : "low")), isLong);
                }
            }
            return best;
        }

        /// Whether the oldest of these bars is not after `opened`.
        private boolean reach(Instant opened) {
            return !rows.isEmpty()
                    && start(rows.getFirst())
                            .filter(start -> !start.isAfter(opened))
                            .isPresent();
        }

        private Optional<Instant> start(@Nullable Object row) {
            return row instanceof List<?> values ? instant(value(values, "start")) : Optional.empty();
        }

        private @Nullable Object value(List<?> row, String column) {
            int index = columns.indexOf(column);
            return index < 0 || index >= row.size() ? null : row.get(index);
        }
    }

    private static Optional<Instant> instant(@Nullable Object text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instants.parse(text.toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(@Nullable Object value) {
        try {
            return value == null ? Optional.empty() : Optional.of(new BigDecimal(value.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
