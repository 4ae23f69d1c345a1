package activetrader.app.logging;

import activetrader.text.VisibleText;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// The message on one line, whatever text it quotes.
public final class ShownMessage extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return VisibleText.of(event.getFormattedMessage());
    }
}
