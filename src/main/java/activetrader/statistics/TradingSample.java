package activetrader.statistics;

import activetrader.market.calendar.MarketZone;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The days and trades from which a result is computed.
///
/// @param days ascending, at least one, each date once
/// @param trades by their exits, each of which is on one of the days
public record TradingSample(List<TradedDay> days, List<ClosedTrade> trades) {
    public TradingSample {
        days = List.copyOf(days);
        trades = trades.stream()
                .sorted(Comparator.comparing(ClosedTrade::exitAt).thenComparing(ClosedTrade::symbol))
                .toList();
        requireAscending(days);
        requireKnownDays(days, trades);
    }

    private static void requireAscending(List<TradedDay> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("there is no trading day to compute a result from");
        }
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i - 1).date().isBefore(days.get(i).date())) {
                throw new IllegalArgumentException("the days must ascend, was "
                        + days.get(i - 1).date() + " before " + days.get(i).date());
            }
        }
    }

    private static void requireKnownDays(List<TradedDay> days, List<ClosedTrade> trades) {
        Set<LocalDate> dates = days.stream().map(TradedDay::date).collect(Collectors.toCollection(HashSet::new));
        for (ClosedTrade trade : trades) {
            if (!dates.contains(MarketZone.dateOf(trade.exitAt()))) {
                throw new IllegalArgumentException(
                        "the trade in " + trade.symbol() + " ended at " + trade.exitAt() + ", on none of the days");
            }
        }
    }

    /// The days from `first` to `last`, both included, with their trades.
    ///
    /// @throws IllegalArgumentException when there is no such day
    public TradingSample between(LocalDate first, LocalDate last) {
        return new TradingSample(
                days.stream()
                        .filter(day ->
                                !day.date().isBefore(first) && !day.date().isAfter(last))
                        .toList(),
                trades.stream()
                        .filter(trade -> {
                            LocalDate date = MarketZone.dateOf(trade.exitAt());
                            return !date.isBefore(first) && !date.isAfter(last);
                        })
                        .toList());
    }

    /// Net profit of each day in dollars.
    public double[] profits() {
        return days.stream().mapToDouble(day -> day.net().value().doubleValue()).toArray();
    }

    /// Net return of each day.
    public double[] returns() {
        return days.stream().mapToDouble(TradedDay::netReturn).toArray();
    }

    public List<LocalDate> dates() {
        return days.stream().map(TradedDay::date).toList();
    }
}
