package activetrader.simulator.trading;

import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.checks.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What happened in the account as Alpaca lists it: fills, and what [EventJson] makes of everything else. A
/// busted fill is not listed any more, a corrected one as it stands.
final class Activities {
    private static final int LARGEST_PAGE = 100;

    private Activities() {}

    /// One item of the list.
    ///
    /// @param orderId empty for what belongs to no order
    record Item(String id, String type, Instant at, String orderId, Map<String, Object> json) {}

    /// @param type the type in the path; empty for all
    static List<Map<String, Object>> select(Exchange exchange, Optional<String> type, Query query) {
        List<Item> chosen = new ArrayList<>(Stream.concat(
                        exchange.executions().stream().map(FillJson::item),
                        exchange.events().stream().flatMap(event -> EventJson.items(event).stream()))
                .filter(item -> isOfType(item, type, query) && matches(item, query))
                .sorted(Comparator.comparing(Item::at))
                .toList());
        if (!query.text("direction").orElse("desc").equals("asc")) {
            Collections.reverse(chosen);
        }
        return page(chosen, query).stream().map(Item::json).toList();
    }

    private static boolean isOfType(Item item, Optional<String> type, Query query) {
        Set<String> types = query.list("activity_types");
        boolean isFill = item.type().equals(FillJson.TYPE);
        boolean inCategory = switch (query.text("category").orElse("")) {
            case "trade_activity" -> isFill;
            case "non_trade_activity" -> !isFill;
            default -> true;
        };
        return type.map(item.type()::equals).orElse(types.isEmpty() || types.contains(item.type())) && inCategory;
    }

    private static boolean matches(Item item, Query query) {
        Optional<LocalDate> date = query.date("date");
        Optional<Instant> after = query.instant("after");
        Optional<Instant> until = query.instant("until");
        return date.map(MarketZone.dateOf(item.at())::equals).orElse(true)
                && after.map(item.at()::isAfter).orElse(true)
                && until.map(item.at()::isBefore).orElse(true)
                && query.text("order_id").map(item.orderId()::equals).orElse(true);
    }

    private static List<Item> page(List<Item> items, Query query) {
        int size = query.number("page_size").orElse(LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw Refusal.field("page_size must be 1 to " + LARGEST_PAGE);
        }
        int from = query.text("page_token")
                .map(last -> items.stream().map(Item::id).toList().indexOf(last) + 1)
                .orElse(0);
        return items.subList(from, Math.min(items.size(), from + size));
    }
}
