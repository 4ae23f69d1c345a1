package activetrader.app.logging;

import activetrader.text.VisibleText;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;

/// Log lines with time and level; the console's blocks between them stay as they were printed.
final class FileLayout extends LayoutBase<ILoggingEvent> {
    private final PatternLayout lines = new PatternLayout();

    static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context, String pattern) {
        FileLayout layout = new FileLayout();
        Logging.addConverters(layout.lines);
        layout.lines.setContext(context);
        layout.lines.setPattern(pattern);
        layout.lines.start();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return event.getLoggerName().equals(Logging.CONSOLE)
                ? VisibleText.of(event.getFormattedMessage()) + "\n"
                : lines.doLayout(event);
    }
}
