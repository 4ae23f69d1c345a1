package activetrader.simulator.faults;

import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/// A handler whose calls go wrong as [Faults] decides.
public final class FaultyHandler implements WebHandler {
    private final WebHandler handler;
    private final Faults faults;
    private final TimeSource time;

    public FaultyHandler(WebHandler handler, Faults faults, TimeSource time) {
        this.handler = handler;
        this.faults = faults;
        this.time = time;
    }

    @Override
    public WebResponse handle(WebRequest request) {
        Optional<WebResponse> instead = suffer(faults.before(request));
        if (instead.isPresent()) {
            return instead.get();
        }
        WebResponse response = handler.handle(request);
        return suffer(faults.after(request, response)).orElse(response);
    }

    private Optional<WebResponse> suffer(Fault fault) {
        return switch (fault) {
            case Fault.None _ -> Optional.empty();
            case Fault.Delay(Duration duration) -> {
                pause(duration);
                yield Optional.empty();
            }
            case Fault.Drop _ -> throw new WebHandler.DroppedConnection();
            case Fault.Answer(WebResponse response) -> Optional.of(response);
        };
    }

    private void pause(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new WebHandler.DroppedConnection();
        }
    }
}
