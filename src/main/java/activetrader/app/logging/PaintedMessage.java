package activetrader.app.logging;

import activetrader.app.cli.Terminal;
import activetrader.text.VisibleText;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// The message on one line of standard output, coloured where that is a terminal with colours.
public final class PaintedMessage extends ClassicConverter {
    private final Terminal output = Terminal.output();

    @Override
    public String convert(ILoggingEvent event) {
        return output.painted(VisibleText.of(event.getFormattedMessage()));
    }
}
