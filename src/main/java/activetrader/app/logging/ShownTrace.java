package activetrader.app.logging;

import activetrader.text.VisibleText;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// The stack trace, in which no line of a message looks like a line of the log.
public final class ShownTrace extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
        String trace = super.convert(event);
        return trace.isEmpty() ? "" : "    " + VisibleText.block(trace) + "\n";
    }
}
