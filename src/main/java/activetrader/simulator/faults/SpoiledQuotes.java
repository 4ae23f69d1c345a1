package activetrader.simulator.faults;

import activetrader.http.WebResponse;
import activetrader.simulator.lies.JsonAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// Answers of the market-data API whose quotes are not to be trusted.
final class SpoiledQuotes {
    private static final String BID = "bp";
    private static final String ASK = "ap";
    private static final String TIME = "t";

    private SpoiledQuotes() {}

    /// Every quote `age` older; empty when there is none.
    static Optional<WebResponse> stale(WebResponse response, Duration age) {
        return changed(
                response,
                quote -> quote.put(
                        TIME,
                        Instant.parse(String.valueOf(quote.get(TIME)))
                                .minus(age)
                                .toString()));
    }

    /// Every quote with bid and ask exchanged; empty when there is none.
    static Optional<WebResponse> crossed(WebResponse response) {
        return changed(response, quote -> {
            Object bid = Objects.requireNonNull(quote.get(BID));
            quote.put(BID, Objects.requireNonNull(quote.get(ASK)));
            quote.put(ASK, bid);
        });
    }

    private static Optional<WebResponse> changed(WebResponse response, Consumer<Map<String, Object>> change) {
        if (!response.body().contains("\"" + ASK + "\"")) {
            return Optional.empty();
        }
        return JsonAnswer.withObjects(response, object -> {
            if (object.containsKey(BID) && object.containsKey(ASK)) {
                change.accept(object);
            }
        });
    }
}
