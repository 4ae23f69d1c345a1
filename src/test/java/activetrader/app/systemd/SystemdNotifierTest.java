package activetrader.app.systemd;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class SystemdNotifierTest {
    private static final long PID = 4711;

    @TempDir
    private Path folder;

    @Test
    void messages_arriveOneByOne_atASocketInTheFileSystem() throws Throwable {
        messagesArrive(folder.resolve("notify").toString());
    }

    @Test
    void messages_arriveOneByOne_atAnAbstractSocket() throws Throwable {
        messagesArrive("@active-trader-test-" + ProcessHandle.current().pid());
    }

    /// The kernel holds a few datagrams for a manager that does not read; the next one would wait.
    @Test
    @Timeout(20)
    void status_neverWaits_forAManagerThatIsBehind() throws Throwable {
        String socket = folder.resolve("busy").toString();
        try (DatagramReceiver manager = new DatagramReceiver(socket)) {
            SystemdNotifier notifier = SystemdNotifier.from(Map.of("NOTIFY_SOCKET", socket), PID);

            for (int i = 0; i < 2000; i++) {
                notifier.status("cycle " + i);
            }

            assertEquals("STATUS=cycle 0", manager.next());
        }
    }

    private void messagesArrive(String socket) throws Throwable {
        try (DatagramReceiver manager = new DatagramReceiver(socket)) {
            SystemdNotifier notifier =
                    SystemdNotifier.from(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "90000000"), PID);
            notifier.ready();
            notifier.status("sleeping until Mon 09:25 ET — ⏰\nand more");
            notifier.feedWatchdog();
            notifier.extendTimeout(Duration.ofSeconds(15));
            notifier.stopping();

            assertEquals("READY=1", manager.next());
            assertEquals("STATUS=sleeping until Mon 09:25 ET — ⏰\\nand more", manager.next());
            assertEquals("WATCHDOG=1", manager.next());
            assertEquals("EXTEND_TIMEOUT_USEC=15000000", manager.next());
            assertEquals("STOPPING=1", manager.next());
            assertEquals("", manager.next());
        }
    }

    @ParameterizedTest
    @CsvSource({"90000000, '', PT30S", "90000000, 4711, PT30S", "1000, 4711, PT0.000333333S"})
    void watchdogInterval_isAThirdOfTheTimeAllowed(String micros, String meantFor, Duration interval) {
        assertEquals(Optional.of(interval), notifier(micros, meantFor).watchdogInterval());
    }

    @ParameterizedTest
    @CsvSource({"90000000, 1", "'', ''", "0, ''", "-5, ''", "soon, ''"})
    void feedWatchdog_isSilent_whenNoWatchdogOfThisProcessIsWatched(String micros, String meantFor) throws Throwable {
        try (DatagramReceiver manager = new DatagramReceiver(socket())) {
            SystemdNotifier notifier = notifier(micros, meantFor);
            notifier.feedWatchdog();

            assertEquals(Optional.empty(), notifier.watchdogInterval());
            assertEquals("", manager.next());
        }
    }

    @Test
    void watchdogInterval_isEmpty_withoutASocket() {
        SystemdNotifier notifier = SystemdNotifier.from(Map.of("WATCHDOG_USEC", "90000000"), PID);

        assertEquals(Optional.empty(), notifier.watchdogInterval());
        assertDoesNotThrow(notifier::ready);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/notify", "vsock:2:1234", "relative"})
    void messages_areDropped_whenTheSocketCannotBeReached(String socket) {
        SystemdNotifier notifier = SystemdNotifier.from(Map.of("NOTIFY_SOCKET", socket), PID);

        assertDoesNotThrow(notifier::ready);
        assertDoesNotThrow(notifier::stopping);
    }

    @Test
    void parse_refuses_aNameLongerThanTheKernelTakes() {
        assertEquals(Optional.of(new UnixAddress("/" + "x".repeat(106))), UnixAddress.parse("/" + "x".repeat(106)));
        assertEquals(Optional.empty(), UnixAddress.parse("/" + "x".repeat(107)));
    }

    private String socket() {
        return folder.resolve("notify").toString();
    }

    private SystemdNotifier notifier(String micros, String meantFor) {
        return SystemdNotifier.from(
                Map.of("NOTIFY_SOCKET", socket(), "WATCHDOG_USEC", micros, "WATCHDOG_PID", meantFor), PID);
    }
}
