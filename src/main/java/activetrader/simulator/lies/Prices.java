package activetrader.simulator.lies;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// False prices in answers of the market-data API.
final class Prices {
    private static final String DATA = "/v2/stocks/";
    private static final String BID = "bp";
    private static final String ASK = "ap";
    private static final String ASK_SIZE = "as";
    private static final Set<String> OF_QUOTES = Set.of(BID, ASK);
    private static final Set<String> OF_ALL = Set.of(BID, ASK, "p", "o", "h", "l", "c", "vw");
    private static final int CENTS = 2;

    private Prices() {}

    static Optional<WebResponse> scaled(WebRequest request, WebResponse truth, BigDecimal factor, boolean everything) {
        Set<String> names = everything ? OF_ALL : OF_QUOTES;
        return spoiled(
                request,
                truth,
                object -> object.replaceAll((name, value) ->
                        names.contains(name) && value instanceof Number number ? times(number, factor) : value));
    }

    private static BigDecimal times(Number price, BigDecimal factor) {
        return new BigDecimal(price.toString()).multiply(factor).setScale(CENTS, RoundingMode.HALF_UP);
    }

    static Optional<WebResponse> oneSided(WebRequest request, WebResponse truth) {
        return spoiled(request, truth, object -> {
            if (object.containsKey(BID)) {
                object.put(ASK, 0);
                object.put(ASK_SIZE, 0);
            }
        });
    }

    private static Optional<WebResponse> spoiled(
            WebRequest request, WebResponse truth, Consumer<Map<String, Object>> change) {
        return request.path().startsWith(DATA) ? JsonAnswer.withObjects(truth, change) : Optional.empty();
    }
}
