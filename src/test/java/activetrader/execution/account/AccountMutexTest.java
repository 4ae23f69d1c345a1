package activetrader.execution.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AccountMutexTest {
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final SimulatedTime time = new SimulatedTime(START);
    private final AccountMutex mutex = new AccountMutex(time);
    private final List<String> order = new ArrayList<>();

    private void pass(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void exitWaits(String name) {
        time.at(
                time.instant(),
                name,
                () -> mutex.forExit(PATIENT).ifPresent(hold -> {
                    try (hold) {
                        order.add(name);
                        pass(Duration.ofSeconds(2));
                    }
                }));
    }

    private void entryWaits(String name) {
        time.at(
                time.instant(),
                name,
                () -> mutex.forOthers(PATIENT).ifPresent(hold -> {
                    try (hold) {
                        order.add(name);
                        pass(Duration.ofSeconds(2));
                    }
                }));
    }

    @Test
    void forExit_comesBeforeEntriesThatWaitLonger() {
        AccountMutex.Hold first = mutex.forOthers(Duration.ZERO).orElseThrow();
        entryWaits("entry");
        pass(Duration.ofSeconds(1));
        exitWaits("exit");
        pass(Duration.ofSeconds(1));
        first.close();
        pass(Duration.ofSeconds(30));

        assertEquals(List.of("exit", "entry"), order);
    }

    @Test
    void forExit_passesBesideWhatIsLent_andOthersDoNot() {
        AccountMutex.Hold entry = mutex.forOthers(Duration.ZERO).orElseThrow();
        assertEquals(Optional.empty(), mutex.forExit(Duration.ofSeconds(1)));

        entry.lendToExits();

        AccountMutex.Hold exit = mutex.forExit(Duration.ZERO).orElseThrow();
        assertEquals(Optional.empty(), mutex.forExit(Duration.ofSeconds(1)));
        entry.close();
        assertEquals(Optional.empty(), mutex.forOthers(Duration.ofSeconds(1)));
        exit.close();
        assertTrue(mutex.forOthers(Duration.ZERO).isPresent());
    }

    @Test
    void forExit_keepsOthersAway_whileItIsNotReady() {
        AtomicBoolean ready = new AtomicBoolean();
        time.at(START, "exit", () -> mutex.forExit(ready::get, PATIENT, PATIENT).ifPresent(AccountMutex.Hold::close));
        pass(Duration.ofSeconds(1));

        assertTrue(mutex.exitsComeFirst());
        assertEquals(Optional.empty(), mutex.forOthers(Duration.ofSeconds(5)));

        ready.set(true);
        assertTrue(mutex.forOthers(Duration.ofSeconds(1)).isPresent());
        assertFalse(mutex.exitsComeFirst());
    }

    @Test
    void forExit_continues_whenItDoesNotGetReady() {
        Instant before = time.instant();

        assertTrue(mutex.forExit(() -> false, Duration.ofSeconds(20), Duration.ZERO)
                .isPresent());

        assertEquals(before.plusSeconds(20), time.instant());
    }

    @Test
    void changes_growWithEachHold() {
        long before = mutex.changes();

        mutex.forExit(Duration.ZERO).orElseThrow().close();

        assertTrue(mutex.changes() > before);
        assertTrue(mutex.isFree());
    }
}
