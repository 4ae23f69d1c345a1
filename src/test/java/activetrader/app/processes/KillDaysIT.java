package activetrader.app.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import activetrader.time.WallTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The last 45 minutes of a trading day, again and again, while `kill -9` hits every service at random instants and
/// each is started again as systemd would. `-DkillDays=N` plays N days, `-DkillSeed=S` begins with seed S.
@Tag("long")
class KillDaysIT {
    private static final String DATE = "2026-01-14";
    private static final Instant FIRST_KILL = Instant.parse("2026-01-14T20:19:00Z");
    private static final Instant LATE = Instant.parse("2026-01-14T20:53:00Z");
    private static final Instant TIMER = Instant.parse("2026-01-14T20:56:30Z");
    private static final Instant LAST_KILL = Instant.parse("2026-01-14T20:58:00Z");
    private static final Instant CLOSE = Instant.parse("2026-01-14T21:00:00Z");
    private static final BigDecimal SHARES = new BigDecimal("3");
    private static final String CONFIGURATION = """
            {"schedule": {"min_cycle_minutes": 2, "max_cycle_minutes": 3, "cycle_budget_seconds": 110},
             "risk": {"regime_required": false, "entry_pause_minutes": 0, "max_entries_per_symbol": 50,
                      "max_trades_per_day": 60, "max_positions": 4, "max_deployed_percent": 60,
                      "max_consecutive_losses": 50, "no_entry_last_minutes": 10}}
            """;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("killDays", 2)).map(day -> day + Long.getLong("killSeed", 1));
    }

    /// A kill of a service at an instant of the market's clock.
    private record Kill(String service, Instant at) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void killedServices_loseNothing(long seed) throws Exception {
        try (Fleet fleet = new Fleet(Files.createDirectory(folder.resolve("day-" + seed)), CONFIGURATION)) {
            WallTime time = fleet.startMarket(60, "--start", "15:15", "--seed", String.valueOf(seed));
            fleet.startModel(3);
            for (String service : Fleet.SERVICES) {
                fleet.start(service);
            }
            try (ProtectionWatch watch = ProtectionWatch.start(fleet, time)) {
                for (Kill kill : kills(new Random(seed))) {
                    time.sleepUntil(kill.at());
                    killAndRestart(fleet, kill);
                }
                time.sleepUntil(CLOSE.plusSeconds(120));
                assertSound(fleet, watch);
            }
        }
    }

    private static void assertSound(Fleet fleet, ProtectionWatch watch) throws IOException {
        try {
            assertFalse(fleet.broker().fills().isEmpty(), "nothing was traded");
            assertEquals(List.of(), watch.faults());
            Books.assertSound(fleet, DATE);
            Books.assertNeverDoubled(fleet.broker(), SHARES);
        } catch (AssertionError | IOException e) {
            throw new AssertionError(e.getMessage() + "\n" + fleet.tails(), e);
        }
    }

    private static void killAndRestart(Fleet fleet, Kill kill) throws IOException, InterruptedException {
        if (kill.service().equals("timer")) {
            fleet.run("timer", "flatten", "--if-due");
            return;
        }
        fleet.kill(kill.service());
        fleet.start(kill.service());
    }

    /// Every service once during the day; one more late in the day, when everything is closed; the timer's flatten.
    private static List<Kill> kills(Random random) {
        List<Kill> kills = new ArrayList<>();
        for (String service : Fleet.SERVICES) {
            kills.add(new Kill(service, between(FIRST_KILL, LATE, random)));
        }
        kills.add(new Kill("alpaca-trade", between(FIRST_KILL, LATE, random)));
        kills.add(new Kill(Fleet.SERVICES.get(random.nextInt(3)), between(LATE, LAST_KILL, random)));
        kills.add(new Kill("timer", TIMER));
        kills.sort(Comparator.comparing(Kill::at));
        return kills;
    }

    private static Instant between(Instant from, Instant to, Random random) {
        return from.plusSeconds(random.nextLong(to.getEpochSecond() - from.getEpochSecond()));
    }
}
