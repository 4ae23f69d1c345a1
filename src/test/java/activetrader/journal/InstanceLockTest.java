package activetrader.journal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    @TempDir
    private Path folder;

    @Test
    void take_isRefused_whileAnotherHoldsIt() {
        Path file = folder.resolve("data").resolve("one.lock");
        try (InstanceLock _ = InstanceLock.take(file, "busy")) {
            IllegalStateException refusal =
                    assertThrows(IllegalStateException.class, () -> InstanceLock.take(file, "busy"));

            assertEquals("busy, it holds " + file, refusal.getMessage());
        }
    }

    @Test
    void take_succeeds_onceItWasGivenBack() {
        Path file = folder.resolve("one.lock");
        InstanceLock.take(file, "busy").close();

        assertDoesNotThrow(() -> InstanceLock.take(file, "busy").close());
    }
}
