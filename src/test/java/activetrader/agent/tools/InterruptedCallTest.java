package activetrader.agent.tools;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A thread that is interrupted while it waits for a service stays interrupted, so that its next sleep ends too.
@Timeout(20)
class InterruptedCallTest {
    private static final int BACKLOG = 10;

    @Test
    void call_keepsTheInterrupt_whileItConnects() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
                McpTools tools = toolsAt(silent.getLocalPort())) {
            Thread.currentThread().interrupt();

            assertThrows(ToolFailure.class, () -> tools.call("get_positions", Map.of()));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void check_keepsTheInterrupt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
                McpTools tools = toolsAt(silent.getLocalPort())) {
            Thread.currentThread().interrupt();

            assertThrows(ToolFailure.class, tools::check);
            assertTrue(Thread.interrupted());
        }
    }

    private static McpTools toolsAt(int port) {
        ServiceAddress address = ServiceAddress.onThisMachine(port, null);
        return McpTools.of(address, address, Duration.ofSeconds(5));
    }
}
