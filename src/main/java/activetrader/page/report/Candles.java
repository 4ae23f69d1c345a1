package activetrader.page.report;

import activetrader.market.Bar;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The minutes of a session as candles of a chart, with their volume-weighted average price since the first.
final class Candles {
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final int PLACES = 4;

    private BigDecimal turnover = BigDecimal.ZERO;
    private long shares;

    private Candles() {}

    static List<List<Object>> of(List<Bar> minutes) {
        Candles candles = new Candles();
        List<List<Object>> rows = new ArrayList<>();
        minutes.forEach(bar -> rows.add(candles.row(bar)));
        return rows;
    }

    private List<Object> row(Bar bar) {
        turnover = turnover.add(average(bar).multiply(BigDecimal.valueOf(bar.volume())));
        shares += bar.volume();
        BigDecimal vwap = shares == 0
                ? bar.close().value()
                : turnover.divide(BigDecimal.valueOf(shares), PLACES, RoundingMode.HALF_EVEN);
        return List.of(
                Charts.millis(bar.start()),
                bar.open().value(),
                bar.close().value(),
                bar.low().value(),
                bar.high().value(),
                bar.volume(),
                vwap);
    }

    /// The mean of high, low and close stands in for an average that the feed lacks.
    private static BigDecimal average(Bar bar) {
        Price vwap = bar.vwap();
        return vwap != null
                ? vwap.value()
                : bar.high()
                        .value()
                        .add(bar.low().value())
                        .add(bar.close().value())
                        .divide(THREE, PLACES, RoundingMode.HALF_EVEN);
    }
}
