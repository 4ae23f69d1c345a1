package activetrader.app.day;

import activetrader.app.services.TradeService;
import activetrader.http.LoopbackServer;
import activetrader.time.TimeSource;

/// Shows a simulated day while it is played.
@FunctionalInterface
public interface DayViewer {
    /// Called when the services run. The server is closed when the day is over.
    LoopbackServer open(TradeService trade, TimeSource time);
}
