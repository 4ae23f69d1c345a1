package activetrader.statistics.comparison;

import activetrader.market.PositionSide;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.statistics.ClosedTrade;
import activetrader.statistics.TradingSample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/// Traders that pick symbols by chance. Each makes the sample's own trades, on the same days, at the same
/// times, of the same value, side and holding time, each in a symbol drawn from the universe of that day. The
/// sample's trades and theirs are valued alike, at the closes of the minutes of entry and exit and without
/// costs, so that only the choice of symbols differs.
final class RandomTraders {
    private final double[] profits;
    private double own;
    private int compared;

    private RandomTraders(int traders) {
        profits = new double[traders];
    }

    static RandomTraders of(TradingSample sample, MinuteBars bars, int traders, long seed) {
        RandomTraders result = new RandomTraders(traders);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<LocalDate, List<ClosedTrade>> days = sample.trades().stream()
                .collect(Collectors.groupingBy(
                        trade -> MarketZone.dateOf(trade.entryAt()), TreeMap::new, Collectors.toList()));
        days.forEach((date, trades) -> {
            DayPrices prices = new DayPrices(
                    bars, date, trades.stream().map(ClosedTrade::symbol).toList());
            trades.forEach(trade -> result.add(trade, prices, random));
        });
        return result;
    }

    /// A trade that ends on another day, or whose own symbol has no prices, is left out for all.
    private void add(ClosedTrade trade, DayPrices prices, RandomGenerator random) {
        OptionalDouble change = MarketZone.dateOf(trade.exitAt()).equals(MarketZone.dateOf(trade.entryAt()))
                ? prices.change(trade.symbol(), trade.entryAt(), trade.exitAt())
                : OptionalDouble.empty();
        double[] choices = choices(trade, prices);
        if (change.isEmpty() || choices.length == 0) {
            return;
        }
        double value = trade.entryValue().value().doubleValue() * (trade.side() == PositionSide.LONG ? 1 : -1);
        own += value * change.getAsDouble();
        compared++;
        for (int trader = 0; trader < profits.length; trader++) {
            profits[trader] += value * choices[random.nextInt(choices.length)];
        }
    }

    /// What each symbol of the universe made of one dollar in the time of `trade`.
    private static double[] choices(ClosedTrade trade, DayPrices prices) {
        List<Double> changes = new ArrayList<>();
        for (Symbol symbol : prices.universe()) {
            prices.change(symbol, trade.entryAt(), trade.exitAt()).ifPresent(changes::add);
        }
        return changes.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Dollars of each trader.
    double[] profits() {
        return profits.clone();
    }

    /// Dollars of the sample's own trades.
    double own() {
        return own;
    }

    /// How many of the sample's trades have prices.
    int compared() {
        return compared;
    }
}
