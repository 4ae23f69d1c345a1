package activetrader.app.backtest;

import activetrader.app.cli.MarketOptions;
import activetrader.app.day.BookCheck;
import activetrader.app.day.PlayedUniverse;
import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.market.Money;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.tape.altered.Masking;
import activetrader.statistics.TradingSample;
import activetrader.statistics.records.RecordedSample;
import activetrader.text.FailureReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays days one after the other, or several at a time. The account is flat every night, so the days are
/// independent unless they compound.
final class Backtest {
    private static final Logger log = LoggerFactory.getLogger(Backtest.class);

    private final DayPlayer player;
    private final BacktestPlan plan;
    private final PlayedBars bars = new PlayedBars();

    Backtest(DayPlayer player, BacktestPlan plan) {
        this.player = player;
        this.plan = plan;
    }

    /// The prices of the days that were played so far.
    PlayedBars bars() {
        return bars;
    }

    /// Plays all days. `each` gets every result in the order of the dates.
    ///
    /// @throws InterruptedException when the thread is interrupted; the days so far were given to `each`
    void run(Consumer<PlayedDay> each) throws InterruptedException {
        if (plan.compound()) {
            compound(each);
            return;
        }
        List<Future<PlayedDay>> results = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(
                plan.jobs(), Thread.ofPlatform().daemon().name("backtest-", 0).factory());
        try {
            for (LocalDate date : plan.dates()) {
                Path folder = plan.records().resolve(date.toString());
                results.add(workers.submit(() -> play(plan.market().withDate(date), date, folder)));
            }
            for (int i = 0; i < results.size(); i++) {
                each.accept(outcome(results.get(i), plan.dates().get(i)));
            }
        } finally {
            workers.shutdownNow();
            log.debug("workers ended in time={}", workers.awaitTermination(5, TimeUnit.SECONDS));
        }
    }

    private static PlayedDay outcome(Future<PlayedDay> result, LocalDate date) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            log.error("day not played date={}", date, e);
            return PlayedDay.broken(date, FailureReason.of(e.getCause() == null ? e : e.getCause()));
        }
    }

    private void compound(Consumer<PlayedDay> each) throws InterruptedException {
        SimulatorSettings market = plan.market();
        for (LocalDate date : plan.dates()) {
            PlayedDay played = play(market.withDate(date), date, plan.records());
            each.accept(played);
            if (!played.isSound()) {
                return;
            }
            Money equity = market.exchange().cash().plus(played.profit());
            market = market.withExchange(market.exchange().withCash(equity));
        }
    }

    private PlayedDay play(SimulatorSettings market, LocalDate date, Path folder) throws InterruptedException {
        try {
            Tapes.Dated day = prices(market);
            DayPlayer own = plan.mask() == null ? player : player.behind(plan.mask());
            bars.add(
                    day.date(),
                    day.tape(),
                    PlayedUniverse.of(own.settings().configuration(), day.tape())
                            .symbols());
            Optional<DayFile> known = plan.compound() ? Optional.empty() : DayFile.read(folder);
            if (known.isPresent()) {
                TradingSample sample = sampleOf(RecordedSample.read(own.records(folder)), day.date());
                return new PlayedDay(
                        date, known.get().fills(), new Money(known.get().profit()), List.of(), sample);
            }
            if (!plan.compound() && Files.isDirectory(folder)) {
                WorkFolder.delete(folder); // a day that was not played to its end
            }
            DayPlayer.Played played = own.play(market, day, folder);
            BookCheck books = played.books();
            TradingSample sample = sampleOf(RecordedSample.read(played.records()), day.date());
            if (books.isSound() && !plan.compound()) {
                finish(folder, books);
            }
            return new PlayedDay(date, books.fills(), books.profit(), books.faults(), sample);
        } catch (ConfigException | IllegalStateException | IllegalArgumentException e) {
            log.error("day not played date={}", date, e);
            return PlayedDay.broken(date, FailureReason.of(e));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + FileFault.of(folder, e), e);
        }
    }

    private Tapes.Dated prices(SimulatorSettings market) {
        Tapes.Dated day = MarketOptions.loadAgain(market);
        Masking mask = plan.mask();
        return mask == null ? day : new Tapes.Dated(mask.date(day.date()), mask.of(day.tape()), day.warnings());
    }

    private void finish(Path folder, BookCheck books) throws IOException {
        if (plan.keep()) {
            DayFile.write(folder, books.fills(), books.profit());
        } else {
            WorkFolder.delete(folder);
        }
    }

    /// What the records have of `date` alone; those of a day that compounds hold the earlier days too.
    private static TradingSample sampleOf(TradingSample all, LocalDate date) {
        return new TradingSample(
                all.days().stream().filter(day -> day.date().equals(date)).toList(),
                all.trades().stream()
                        .filter(trade -> MarketZone.dateOf(trade.exitAt()).equals(date))
                        .toList());
    }
}
