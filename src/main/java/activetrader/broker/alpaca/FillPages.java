package activetrader.broker.alpaca;

import activetrader.broker.alpaca.rest.Target;
import activetrader.market.Fill;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Lists executions page by page; the next page begins after the last id of the one before.
final class FillPages {
    /// The most that Alpaca gives at once.
    private static final int PAGE = 100;

    private final Function<Target, Page<Fill>> fetch;

    FillPages(Function<Target, Page<Fill>> fetch) {
        this.fetch = fetch;
    }

    /// Asks from a little before `after`, since the broker counts whole seconds and leaves out the bound itself.
    List<Fill> list(Instant after) {
        Target first = Target.of("/v2/account/activities/FILL")
                .with("after", after.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofSeconds(1)))
                .with("direction", "asc")
                .with("page_size", PAGE);
        Map<String, Fill> byId = new LinkedHashMap<>();
        String token = null;
        for (boolean more = true; more; ) {
            Page<Fill> page = fetch.apply(first.with("page_token", token));
            page.items().forEach(fill -> byId.putIfAbsent(fill.id(), fill));
            more = page.size() >= PAGE
                    && page.lastId() != null
                    && !page.lastId().equals(token);
            token = page.lastId();
        }
        return byId.values().stream().filter(fill -> !fill.at().isBefore(after)).toList();
    }
}
