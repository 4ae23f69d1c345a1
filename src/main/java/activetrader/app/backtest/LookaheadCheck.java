package activetrader.app.backtest;

import activetrader.config.ConfigException;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.tape.Seeds;
import activetrader.simulator.tape.altered.AnotherFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Shows that no decision depends on the future. Each day is played as it is, and then again and again with another
/// future from a random instant on: whatever was recorded before that instant must be the same, to the byte.
final class LookaheadCheck {
    private final Player player;
    private final BacktestPlan plan;
    private final Function<LocalDate, Tapes.Dated> days;

    /// Plays a day.
    @FunctionalInterface
    interface Player {
        DayPlayer.Played play(SimulatorSettings market, Tapes.Dated day, Path folder) throws InterruptedException;
    }

    /// One instant and what it showed.
    ///
    /// @param date of the trading day
    /// @param cut the instant from which the future was another one
    /// @param difference the earliest record before it that changed; empty when none did
    record Trial(LocalDate date, Instant cut, Optional<RecordedLines.Difference> difference) {
        boolean isSound() {
            return difference.isEmpty();
        }
    }

    /// @param days gives the prices of a date
    LookaheadCheck(Player player, BacktestPlan plan, Function<LocalDate, Tapes.Dated> days) {
        this.player = player;
        this.plan = plan;
        this.days = days;
    }

    /// Tries `instants` random instants, spread over the dates. `each` gets every result.
    ///
    /// @throws InterruptedException when the thread is interrupted; the results so far were given to `each`
    void run(int instants, Consumer<Trial> each) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(
                plan.jobs(), Thread.ofPlatform().daemon().name("lookahead-", 0).factory());
        try {
            for (Map.Entry<LocalDate, List<Instant>> day : instants(instants).entrySet()) {
                LocalDate date = day.getKey();
                Tapes.Dated tape = days.apply(date);
                Path folder = plan.records().resolve(date.toString());
                RecordedLines asItWas = played(tape, folder.resolve("as-it-was"));
                List<Future<Trial>> trials = new ArrayList<>();
                for (Instant cut : day.getValue()) {
                    trials.add(workers.submit(() -> trial(tape, cut, asItWas, folder)));
                }
                for (Future<Trial> trial : trials) {
                    each.accept(result(trial));
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static Trial result(Future<Trial> trial) throws InterruptedException {
        try {
            return trial.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigException refused) {
                throw refused;
            }
            throw new IllegalStateException("a day with another future could not be played", e);
        }
    }

    /// The instants of each date, from its open to its close, on the millisecond.
    private Map<LocalDate, List<Instant>> instants(int count) {
        NyseCalendar calendar = new NyseCalendar();
        SplittableRandom random = new SplittableRandom(plan.market().seed());
        Map<LocalDate, List<Instant>> instants = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            LocalDate date = plan.dates().get(i % plan.dates().size());
            TradingDay day = calendar.on(date).orElseThrow();
            long length = Duration.between(day.open(), day.close()).toMillis();
            instants.computeIfAbsent(date, _ -> new ArrayList<>())
                    .add(day.open().plusMillis(random.nextLong(length)));
        }
        return instants;
    }

    private Trial trial(Tapes.Dated day, Instant cut, RecordedLines asItWas, Path folder) throws InterruptedException {
        long seed = Seeds.derive(plan.market().seed(), cut.toEpochMilli());
        Tapes.Dated other = day.with(AnotherFuture.of(day.tape(), cut, seed));
        RecordedLines changed = played(other, folder.resolve(String.valueOf(cut.toEpochMilli())));
        return new Trial(day.date(), cut, asItWas.before(cut).firstDifference(changed.before(cut)));
    }

    private RecordedLines played(Tapes.Dated day, Path folder) throws InterruptedException {
        SimulatorSettings market = plan.market().withDate(day.date());
        RecordedLines lines = RecordedLines.of(player.play(market, day, folder).records());
        try {
            WorkFolder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
        return lines;
    }
}
