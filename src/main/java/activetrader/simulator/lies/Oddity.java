package activetrader.simulator.lies;

import activetrader.http.WebResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is odd about a list; where an item is meant, about its first one.
public enum Oddity {
    /// The list is empty.
    EMPTY,
    /// The first item is missing.
    MISSING_ITEM,
    /// A null stands before the items.
    NULL_ITEM,
    /// No quantity.
    NO_QUANTITY,
    /// No price, profit or value is a number.
    NO_NUMBERS,
    /// An unknown asset class.
    UNKNOWN_CLASS,
    /// Times that are words.
    NO_TIMES,
    /// A byte order mark before the list and words behind it.
    WRAPPED;

    private static final List<String> NUMBERS =
            List.of("unrealized_pl", "market_value", "current_price", "avg_entry_price", "filled_avg_price");
    private static final List<String> TIMES = List.of("submitted_at", "created_at", "updated_at", "transaction_time");

    Optional<WebResponse> spoil(WebResponse truth) {
        if (!truth.body().startsWith("[") || truth.status() != 200) {
            return Optional.empty();
        }
        return this == WRAPPED
                ? Optional.of(new WebResponse(
                        truth.status(), truth.contentType(), truth.headers(), "\uFEFF" + truth.body() + "\n-- end"))
                : JsonAnswer.edited(truth, root -> root instanceof List<?> list ? spoiled(list) : root);
    }

    private List<?> spoiled(List<?> list) {
        if (this == NULL_ITEM) {
            List<@Nullable Object> longer = new ArrayList<>(list);
            longer.addFirst(null);
            return longer;
        }
        if (list.isEmpty()) {
            return list;
        }
        return switch (this) {
            case EMPTY -> List.of();
            case MISSING_ITEM -> list.subList(1, list.size());
            case NO_QUANTITY -> first(list, item -> item.remove("qty"));
            case NO_NUMBERS -> first(list, item -> replace(item, NUMBERS, "N/A"));
            case UNKNOWN_CLASS -> first(list, item -> replace(item, List.of("asset_class"), "us_future"));
            case NO_TIMES -> first(list, item -> replace(item, TIMES, "soon"));
            case NULL_ITEM, WRAPPED -> list;
        };
    }

    @SuppressWarnings("unchecked")
    private static List<?> first(List<?> list, Consumer<Map<String, Object>> change) {
        if (list.getFirst() instanceof Map<?, ?> item) {
            change.accept((Map<String, Object>) item);
        }
        return list;
    }

    private static void replace(Map<String, Object> item, List<String> names, String text) {
        names.forEach(name -> item.computeIfPresent(name, (_, _) -> text));
    }
}
