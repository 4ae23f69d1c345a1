package activetrader.app.backtest;

import activetrader.page.report.RangeReport;
import activetrader.page.report.ReportFile;
import activetrader.session.console.ConsoleText;
import activetrader.statistics.TradingSample;
import activetrader.statistics.comparison.MaskedFigures;
import activetrader.statistics.comparison.MinuteBars;
import activetrader.statistics.report.Result;
import activetrader.statistics.report.ResultFile;
import activetrader.statistics.report.ResultTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Prints a backtest: a line for each day, then the totals and the statistics.
final class BacktestReport {
    private final BacktestTotals totals = new BacktestTotals();
    private final BacktestTotals masked = new BacktestTotals();
    private final BacktestPlan plan;
    private final @Nullable Path out;
    private final DayProgress progress;

    /// @param out for `result.json`, beside which its page stands; null when they are not wanted
    BacktestReport(BacktestPlan plan, @Nullable Path out, DayProgress progress) {
        this.plan = plan;
        this.out = out;
        this.progress = progress;
    }

    void add(PlayedDay day) {
        add(day, totals);
    }

    /// Adds a day that was played behind the mask.
    void addMasked(PlayedDay day) {
        add(day, masked);
    }

    private void add(PlayedDay day, BacktestTotals into) {
        into.add(day);
        progress.clear();
        System.out.println((day.isSound() ? "   " : "❌ ") + day.date() + "  " + day.fills() + " fills  "
                + ConsoleText.signedDollars(day.profit().value()));
        day.faults().forEach(fault -> System.out.println("   " + day.date() + ": " + fault));
        progress.show(into.days(), into.profit());
    }

    /// Null unless every day was played both ways.
    private @Nullable MaskedFigures masked() {
        return masked.days() == totals.days() && masked.isSound() && totals.isSound() && totals.days() > 0
                ? MaskedFigures.of(
                        totals.profits(), masked.profits(), plan.market().seed())
                : null;
    }

    /// Whether every day was played and is sound.
    boolean isComplete() {
        return totals.isSound()
                && totals.days() == plan.dates().size()
                && masked.isSound()
                && (masked.days() == 0 || masked.days() == totals.days());
    }

    void finish(MinuteBars bars, Duration took) throws IOException {
        progress.clear();
        System.out.println();
        if (totals.days() < plan.dates().size()) {
            System.out.println("❌ " + totals.days() + " of "
                    + BacktestTotals.counted(plan.dates().size()) + " played");
        }
        totals.lines().forEach(System.out::println);
        Optional<TradingSample> sample = totals.sample();
        totals.result(bars, masked(), plan.market().seed()).ifPresent(result -> show(sample.orElseThrow(), result));
        if (plan.keep() || !totals.isSound() || !masked.isSound()) {
            System.out.println("📁 Records: " + plan.records());
        } else {
            WorkFolder.delete(plan.records());
        }
        System.out.println(elapsed(took));
    }

    static String elapsed(Duration took) {
        return "⏱️  " + took.toMillis() / 1000 + "." + took.toMillis() % 1000 / 100 + " s";
    }

    private void show(TradingSample sample, Result result) {
        System.out.println();
        ResultTable.lines(result).forEach(System.out::println);
        System.out.println();
        if (out != null) {
            ResultFile.write(out, result);
            System.out.println("📄 " + out);
            Path page = out.resolveSibling(String.valueOf(out.getFileName()).replaceFirst("\\.json$", "") + ".html");
            ReportFile.write(page, RangeReport.of("Backtest", sample, result));
            System.out.println("📄 " + page);
        }
    }
}
