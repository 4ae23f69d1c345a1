package activetrader.session.summary;

import activetrader.journal.TradeRow;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The results of finished trades in R: profit / (risk per share × most shares held).
final class RiskMultiples {
    private RiskMultiples() {}

    /// One for each finished trade whose risk is known, from a day's rows.
    static List<BigDecimal> of(List<TradeRow> rows) {
        Map<Symbol, Trade> open = new TreeMap<>();
        List<BigDecimal> multiples = new ArrayList<>();
        for (TradeRow row : rows) {
            Trade trade = open.getOrDefault(row.symbol(), Trade.NONE).after(row);
            open.put(row.symbol(), trade);
            if (row.positionAfter().signum() == 0) {
                open.remove(row.symbol());
                BigDecimal risk = trade.risk();
                if (risk != null) {
                    multiples.add(trade.profit().divide(risk, 2, RoundingMode.HALF_UP));
                }
            }
        }
        return multiples;
    }

    private record Trade(
            BigDecimal profit,
            BigDecimal mostShares,
            @Nullable BigDecimal riskPerShare) {
        static final Trade NONE = new Trade(BigDecimal.ZERO, BigDecimal.ZERO, null);

        Trade after(TradeRow row) {
            return new Trade(
                    profit.add(row.profit()),
                    mostShares.max(row.positionAfter().abs()),
                    row.riskPerShare() == null ? riskPerShare : row.riskPerShare());
        }

        /// Dollars at risk at the entry; null when not known.
        @Nullable
        BigDecimal risk() {
            return riskPerShare == null || mostShares.signum() == 0 ? null : riskPerShare.multiply(mostShares);
        }
    }
}
