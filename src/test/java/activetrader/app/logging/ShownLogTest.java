package activetrader.app.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownLogTest {
    private final LoggerContext context = new LoggerContext();

    private String logged(String message, @Nullable Throwable cause) {
        PatternLayout layout = new PatternLayout();
        Logging.addConverters(layout);
        layout.setContext(context);
        layout.setPattern("%level %shown%n%trace{0}");
        layout.start();
        return layout.doLayout(
                new LoggingEvent("test", context.getLogger("test"), Level.INFO, message, cause, new Object[0]));
    }

    @Test
    void message_staysOnItsLine() {
        assertEquals(
                "INFO filled reason=\"x\\n<3>ERROR faked\\u001b[2J\"\n",
                logged("filled reason=\"x\n<3>ERROR faked\u001b[2J\"", null));
    }

    @Test
    void trace_isIndented_alsoWhereItsMessageHasLines() {
        List<String> lines = logged("failed", new IllegalStateException("no\nINFO all positions closed"))
                .lines()
                .toList();

        assertEquals("    java.lang.IllegalStateException: no", lines.get(1));
        assertEquals("    INFO all positions closed", lines.get(2));
    }
}
