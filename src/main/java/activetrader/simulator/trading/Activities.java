package activetrader.simulator.trading;

import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.Refusal;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.PositionIntent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The account's fills as Alpaca lists them; the simulated account has no other activities.
final class Activities {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);
    private static final String FILL = "FILL";
    private static final int LARGEST_PAGE = 100;

    private Activities() {}

    /// @param executions oldest first
    /// @param type the type in the path; empty for all
    static List<Map<String, Object>> select(List<Execution> executions, Optional<String> type, Query query) {
        Set<String> types = query.list("activity_types");
        boolean wanted = type.map(FILL::equals).orElse(types.isEmpty() || types.contains(FILL))
                && !query.text("category").orElse("").equals("non_trade_activity");
        if (!wanted) {
            return List.of();
        }
        List<Execution> chosen = new ArrayList<>(
                executions.stream().filter(fill -> matches(fill, query)).toList());
        if (!query.text("direction").orElse("desc").equals("asc")) {
            Collections.reverse(chosen);
        }
        return page(chosen, query).stream().map(Activities::json).toList();
    }

    private static boolean matches(Execution fill, Query query) {
        Optional<LocalDate> date = query.date("date");
        Optional<Instant> after = query.instant("after");
        Optional<Instant> until = query.instant("until");
        return date.map(MarketZone.dateOf(fill.at())::equals).orElse(true)
                && after.map(fill.at()::isAfter).orElse(true)
                && until.map(fill.at()::isBefore).orElse(true)
                && query.text("order_id").map(fill.orderId()::equals).orElse(true);
    }

    private static List<Execution> page(List<Execution> fills, Query query) {
        int size = query.number("page_size").orElse(LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw Refusal.field("page_size must be 1 to " + LARGEST_PAGE);
        }
        int from = query.text("page_token")
                .map(last -> fills.stream().map(Activities::id).toList().indexOf(last) + 1)
                .orElse(0);
        return fills.subList(from, Math.min(fills.size(), from + size));
    }

    /// The New York local time of the fill, then its own id.
    static String id(Execution fill) {
        return STAMP.format(MarketZone.at(fill.at())) + "::" + fill.id();
    }

    private static Map<String, Object> json(Execution fill) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("activity_type", FILL);
        json.put("id", id(fill));
        json.put("cum_qty", fill.cumulative().toString());
        json.put("leaves_qty", fill.leaves().toString());
        json.put("price", fill.price().toString());
        json.put("qty", fill.quantity().toString());
        json.put("side", side(fill.intent()));
        json.put("symbol", fill.symbol().value());
        json.put("transaction_time", fill.at().toString());
        json.put("order_id", fill.orderId());
        json.put("order_status", fill.status().code());
        json.put("type", fill.leaves().isZero() ? "fill" : "partial_fill");
        return json;
    }

    private static String side(PositionIntent intent) {
        return switch (intent) {
            case BUY_TO_OPEN, BUY_TO_CLOSE -> "buy";
            case SELL_TO_CLOSE -> "sell";
            case SELL_TO_OPEN -> "sell_short";
        };
    }
}
