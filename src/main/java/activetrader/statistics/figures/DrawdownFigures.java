package activetrader.statistics.figures;

import activetrader.statistics.Rounding;
import activetrader.statistics.TradedDay;
import activetrader.statistics.TradingSample;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The deepest fall of the value that the days' net returns make of one dollar, so that deposits and
/// withdrawals do not count. Values are those at the end of days.
///
/// Source: M. Magdon-Ismail and A. Atiya, "Maximum Drawdown", Risk 17 (2004): the largest fall from a peak to
/// a later trough, in percent of the peak.
///
/// @param percent 0 or more
/// @param pnl net dollars of the days from the peak to the trough, 0 or less
/// @param peak the day at whose end the value was highest before the fall; null where that was before the
/// first day,
///     and where there was no fall
/// @param trough the day at whose end it was lowest; null where there was no fall
/// @param recovered the first day at whose end the value was at the peak again; null where there was none
public record DrawdownFigures(
        @JsonProperty("percent") @Nullable BigDecimal percent,
        @JsonProperty("pnl") @Nullable BigDecimal pnl,
        @JsonProperty("peak") @Nullable LocalDate peak,
        @JsonProperty("trough") @Nullable LocalDate trough,
        @JsonProperty("recovered") @Nullable LocalDate recovered) {

    public static DrawdownFigures of(TradingSample sample) {
        Fall fall = Fall.deepest(sample.returns());
        List<TradedDay> days = sample.days();
        double pnl = days.subList(fall.peak() + 1, fall.trough() + 1).stream()
                .mapToDouble(day -> day.net().value().doubleValue())
                .sum();
        return new DrawdownFigures(
                Rounding.percent(fall.depth()),
                Rounding.dollars(pnl),
                fall.depth() > 0 ? date(days, fall.peak()) : null,
                fall.depth() > 0 ? date(days, fall.trough()) : null,
                date(days, fall.recovered()));
    }

    private static @Nullable LocalDate date(List<TradedDay> days, int index) {
        return index >= 0 ? days.get(index).date() : null;
    }
}
