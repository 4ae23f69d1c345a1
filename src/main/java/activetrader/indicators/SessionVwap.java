package activetrader.indicators;

import activetrader.market.calendar.MarketZone;
import java.time.LocalDate;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.RecursiveCachedIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/// Volume-weighted average price: sum of typical price × volume divided by sum of volume since the start of the New
/// York date; absent before the first volume.
final class SessionVwap {
    private SessionVwap() {}

    static Ratio of(BarSeries series) {
        return new Ratio(new Running(series, true), new Running(series, false));
    }

    /// Turnover over volume.
    static final class Ratio extends CachedIndicator<Num> {
        private final Running turnover;
        private final Running volume;

        private Ratio(Running turnover, Running volume) {
            super(turnover);
            this.turnover = turnover;
            this.volume = volume;
        }

        @Override
        protected Num calculate(int index) {
            Num shares = volume.getValue(index);
            return shares.isZero() ? NaN.NaN : turnover.getValue(index).dividedBy(shares);
        }

        @Override
        public int getCountOfUnstableBars() {
            return 0;
        }
    }

    /// Volume, or typical price × volume, summed since the start of the date.
    private static final class Running extends RecursiveCachedIndicator<Num> {
        private final boolean priced;

        private Running(BarSeries series, boolean priced) {
            super(series);
            this.priced = priced;
        }

        @Override
        protected Num calculate(int index) {
            Bar bar = getBarSeries().getBar(index);
            Num amount = priced ? bar.getVolume().multipliedBy(typicalPrice(bar)) : bar.getVolume();
            boolean starts =
                    index == 0 || !dateOf(bar).equals(dateOf(getBarSeries().getBar(index - 1)));
            return starts ? amount : getValue(index - 1).plus(amount);
        }

        private Num typicalPrice(Bar bar) {
            return bar.getHighPrice()
                    .plus(bar.getLowPrice())
                    .plus(bar.getClosePrice())
                    .dividedBy(getBarSeries().numFactory().three());
        }

        private static LocalDate dateOf(Bar bar) {
            return MarketZone.dateOf(bar.getBeginTime());
        }

        @Override
        public int getCountOfUnstableBars() {
            return 0;
        }
    }
}
