package activetrader.execution.market;

import activetrader.market.Bar;
import activetrader.market.FeedProfile;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.risk.SymbolView.MarketTrend;
import activetrader.risk.SymbolView.MarketTrend.Direction;
import activetrader.signals.Frame;
import activetrader.signals.Regime;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Reads trend and score from complete 5-minute bars, the ones that the average true range is made of.
/// See decision 56.
final class Trends {
    /// The funds whose trend is the market's.
    static final List<Symbol> INDEXES = List.of(Symbol.of("SPY"), Symbol.of("QQQ"));

    private Trends() {}

    /// Empty when one of the index funds has too few bars in `fives`.
    static Optional<MarketTrend> market(Map<Symbol, List<Bar>> fives) {
        Set<Regime> regimes = EnumSet.noneOf(Regime.class);
        Instant at = Instant.MAX;
        for (Symbol index : INDEXES) {
            List<Bar> bars = fives.getOrDefault(index, List.of());
            Optional<Regime> regime = regime(bars);
            if (regime.isEmpty()) {
                return Optional.empty();
            }
            regimes.add(regime.get());
            at = Instants.earlier(at, ReferencePrices.endOf(bars.getLast(), Timeframe.MIN_5));
        }
        return Optional.of(new MarketTrend(direction(regimes), at));
    }

    private static Optional<Regime> regime(List<Bar> bars) {
        return bars.isEmpty()
                ? Optional.empty()
                : Regime.of(
                        Frame.of(Timeframe.MIN_5, bars).last(),
                        bars.getLast().close().value().doubleValue());
    }

    private static Direction direction(Set<Regime> regimes) {
        if (regimes.equals(EnumSet.of(Regime.BULL))) {
            return Direction.RISING;
        }
        return regimes.equals(EnumSet.of(Regime.BEAR)) ? Direction.FALLING : Direction.MIXED;
    }

    /// The 5-minute score alone, from -100 to 100, to one place; empty with too few bars.
    static Optional<BigDecimal> score(List<Bar> bars, FeedProfile feed) {
        return Frame.of(Timeframe.MIN_5, bars)
                .score(OptionalDouble.empty(), Frame.volumeTrust(feed))
                .map(score -> BigDecimal.valueOf(score.score()).setScale(1, RoundingMode.HALF_EVEN));
    }
}
