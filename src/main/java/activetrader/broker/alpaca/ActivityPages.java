package activetrader.broker.alpaca;

import activetrader.broker.AccountActivity;
import activetrader.broker.Activities;
import activetrader.broker.alpaca.rest.Target;
import activetrader.market.Fill;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Lists what happened in the account page by page; the next page begins after the last id of the one before.
final class ActivityPages {
    /// The most that Alpaca gives at once.
    private static final int PAGE = 100;

    private final Function<Target, Page<Activities>> fetch;

    /// @param fetch each page as a list of one
    ActivityPages(Function<Target, Page<Activities>> fetch) {
        this.fetch = fetch;
    }

    /// Asks from a little before `after`, since the broker counts whole seconds and leaves out the bound itself.
    Activities list(Instant after) {
        Target first = Target.of("/v2/account/activities")
                .with("after", after.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofSeconds(1)))
                .with("direction", "asc")
                .with("page_size", PAGE);
        Map<String, Fill> fills = new LinkedHashMap<>();
        Map<String, AccountActivity> others = new LinkedHashMap<>();
        String token = null;
        for (boolean more = true; more; ) {
            Page<Activities> page = fetch.apply(first.with("page_token", token));
            for (Activities some : page.items()) {
                some.fills().forEach(fill -> fills.putIfAbsent(fill.id(), fill));
                some.others().forEach(other -> others.putIfAbsent(other.id(), other));
            }
            more = page.size() >= PAGE
                    && page.lastId() != null
                    && !page.lastId().equals(token);
            token = page.lastId();
        }
        return new Activities(
                fills.values().stream()
                        .filter(fill -> !fill.at().isBefore(after))
                        .toList(),
                inOrder(others));
    }

    private static List<AccountActivity> inOrder(Map<String, AccountActivity> others) {
        List<AccountActivity> sorted = new ArrayList<>(others.values());
        sorted.sort(Comparator.comparing(AccountActivity::at));
        return sorted;
    }
}
