package activetrader.simulator.trading;

import activetrader.market.OrderStatus;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which orders a client wants listed. `after` and `until` are exclusive; `held` legs count as not open.
final class OrderQuery {
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    private final Query query;

    OrderQuery(Query query) {
        this.query = query;
    }

    boolean nested() {
        return query.flag("nested");
    }

    /// @param orders in the order of arrival
    List<SimulatedOrder> select(List<SimulatedOrder> orders) {
        List<SimulatedOrder> chosen = new ArrayList<>(
                window(orders).stream().filter(status().and(traits())).toList());
        if (nested()) {
            chosen.removeIf(order -> order.links().parent() != null);
        }
        if (!query.text("direction").orElse("desc").equals("asc")) {
            Collections.reverse(chosen);
        }
        return chosen.stream().limit(limit()).toList();
    }

    private Predicate<SimulatedOrder> status() {
        String status = query.text("status").orElse("open");
        return switch (status) {
            case "open" -> order -> order.isOpen() && !order.status().equals(OrderStatus.HELD);
            case "closed" -> order -> !order.isOpen();
            case "all" -> _ -> true;
            default -> throw Refusal.field("invalid status: " + status);
        };
    }

    private Predicate<SimulatedOrder> traits() {
        Optional<Instant> after = query.instant("after");
        Optional<Instant> until = query.instant("until");
        Set<String> symbols = query.list("symbols");
        Optional<String> side = query.text("side");
        return order -> after.map(order.stamps().created()::isAfter).orElse(true)
                && until.map(order.stamps().created()::isBefore).orElse(true)
                && (symbols.isEmpty() || symbols.contains(order.symbol().value()))
                && side.map(word -> word.toUpperCase(Locale.ROOT)
                                .equals(order.terms().side().name()))
                        .orElse(true);
    }

    private List<SimulatedOrder> window(List<SimulatedOrder> orders) {
        Optional<String> before = query.text("before_order_id");
        Optional<String> after = query.text("after_order_id");
        if (before.isPresent() && after.isPresent()) {
            throw Refusal.field("only one of before_order_id or after_order_id is accepted");
        }
        int from = after.map(id -> index(orders, id) + 1).orElse(0);
        int to = before.map(id -> index(orders, id)).orElse(orders.size());
        return orders.subList(from, to);
    }

    private static int index(List<SimulatedOrder> orders, String id) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).id().equals(id)) {
                return i;
            }
        }
        throw Refusal.notFound("order not found for " + id);
    }

    private int limit() {
        int limit = query.number("limit").orElse(USUAL_LIMIT);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Refusal.field("limit must be 1 to " + HIGHEST_LIMIT);
        }
        return limit;
    }
}
