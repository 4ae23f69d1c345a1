package activetrader.storm;

import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Plays many days, several at a time, each with a broker and a trader of its own.
/// See decision 25.
final class Storm {
    private final Settings base;
    private final Path work;
    private final boolean keep;
    private final Consumer<String> console;
    private final Markets markets = new Markets();

    /// @param work holds a folder for each day while it is played
    /// @param keep whether the records of the days are kept
    Storm(Settings base, Path work, boolean keep, Consumer<String> console) {
        this.base = base;
        this.work = work;
        this.keep = keep;
        this.console = console;
    }

    /// Plays `days` days, the first one with `seed`; `each` gets every result when it is ready, one at a time.
    void play(long seed, int days, int workers, Consumer<DayResult> each) throws InterruptedException {
        AtomicLong next = new AtomicLong(seed);
        List<Thread> threads = IntStream.range(0, workers)
                .mapToObj(worker -> Thread.ofPlatform().name("storm-" + worker).start(() -> {
                    Scene.Ports ports = Scene.Ports.free();
                    for (long day = next.getAndIncrement(); day < seed + days; day = next.getAndIncrement()) {
                        DayResult result = playOne(day, ports);
                        synchronized (this) {
                            each.accept(result);
                        }
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private DayResult playOne(long seed, Scene.Ports ports) {
        Path folder = work.resolve("day-" + seed);
        Installation installation = base.installation().withData(folder);
        Settings settings = new Settings(installation, base.environment(), base.configuration(), base.endpoints());
        try {
            empty(folder);
            DayResult result = new StormDay(DayPlanner.plan(seed), settings, markets, ports, console).play();
            if (!keep && result.isSound()) {
                empty(folder);
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return broken(seed, e);
        } catch (RuntimeException e) {
            return broken(seed, e);
        }
    }

    private static DayResult broken(long seed, Exception e) {
        return new DayResult(
                seed, List.of("the storm itself broke: " + e), 0, 0, 0, 0, false, java.time.Duration.ZERO, 0);
    }

    private static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> walk = Files.walk(folder)) {
                    for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder + ": " + FileFault.of(folder, e), e);
        }
    }
}
