package activetrader.app.backtest;

import activetrader.market.Money;
import activetrader.session.console.ConsoleText;
import activetrader.statistics.TradingSample;
import activetrader.statistics.comparison.MaskedFigures;
import activetrader.statistics.comparison.MinuteBars;
import activetrader.statistics.report.Evidence;
import activetrader.statistics.report.Result;
import activetrader.statistics.report.Results;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up the days of a backtest.
final class BacktestTotals {
    private final List<PlayedDay> played = new ArrayList<>();

    void add(PlayedDay day) {
        played.add(day);
    }

    int days() {
        return played.size();
    }

    /// Such as `1 day` or `5 days`.
    static String counted(int days) {
        return days + (days == 1 ? " day" : " days");
    }

    boolean isSound() {
        return played.stream().allMatch(PlayedDay::isSound);
    }

    /// The days that were played, together; empty when there are none.
    Optional<TradingSample> sample() {
        List<TradingSample> samples =
                played.stream().map(PlayedDay::sample).filter(Objects::nonNull).toList();
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(new TradingSample(
                        samples.stream()
                                .flatMap(sample -> sample.days().stream())
                                .toList(),
                        samples.stream()
                                .flatMap(sample -> sample.trades().stream())
                                .toList()));
    }

    /// The statistics of the days that were played; empty when there are none.
    ///
    /// @param bars of the days, for the comparisons
    /// @param masked the same days behind a mask; null where they were not played
    Optional<Result> result(MinuteBars bars, @Nullable MaskedFigures masked, long seed) {
        return sample().map(all -> Results.of(
                all, Evidence.none().withBars(bars).withMasked(masked).withSeed(seed)));
    }

    /// The totals for a person.
    List<String> lines() {
        if (played.isEmpty()) {
            return List.of("❌ No day was played");
        }
        List<String> lines = new ArrayList<>();
        long bad = played.stream().filter(day -> !day.isSound()).count();
        lines.add(
                bad == 0
                        ? "✅ Flat and reconciled: " + counted(days())
                        : "❌ " + bad + " of " + counted(days()) + ": not flat, not reconciled or not played");
        BigDecimal total = profit().value();
        PlayedDay worst =
                played.stream().min(Comparator.comparing(PlayedDay::profit)).orElseThrow();
        long traded = played.stream().filter(day -> day.fills() > 0).count();
        lines.add("💰 P&L " + ConsoleText.signedDollars(total) + ", mean day "
                + ConsoleText.signedDollars(total.divide(BigDecimal.valueOf(days()), 2, RoundingMode.HALF_EVEN))
                + ", worst day " + ConsoleText.signedDollars(worst.profit().value()) + " on " + worst.date() + ", "
                + counted((int) traded) + " with trades");
        return List.copyOf(lines);
    }

    /// Net dollars of each day that has statistics.
    double[] profits() {
        return played.stream()
                .flatMap(day -> Stream.ofNullable(day.sample()))
                .mapToDouble(sample -> sample.profits()[0])
                .toArray();
    }

    /// Of all days, in dollars.
    Money profit() {
        return played.stream().map(PlayedDay::profit).reduce(Money.ZERO, Money::plus);
    }
}
