package activetrader.app.page.now;

import activetrader.execution.mode.ModeFile;
import activetrader.market.calendar.NyseCalendar;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A [PageNow] that asks no service.
public final class NowParts {
    private NowParts() {}

    /// @param up whether each service answers
    public static PageNow of(InstantSource time, Path data, Map<String, Boolean> up, @Nullable Path log) {
        Map<String, Integer> ports = new TreeMap<>();
        up.keySet().forEach(name -> ports.put(name, 1));
        ServiceWatch services = new ServiceWatch(ports, (name, _) -> Boolean.TRUE.equals(up.get(name)), time);
        services.ask();
        return new PageNow(
                time, new NyseCalendar(), new ModeFile(data), services, log == null ? null : new LogTail(log));
    }
}
