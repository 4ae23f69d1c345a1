package activetrader.agent.recorded;

import activetrader.agent.facts.FactPage;
import activetrader.agent.facts.FactPage.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// The broker's order ids of a recorded day, and those of the same orders when the day is played again.
final class OrderIds {
    private final Map<String, String> replayed = new HashMap<>();

    /// Learns from the open orders of both days at the start of one cycle: those of the same symbol, side and type
    /// are the same, in order.
    void learn(FactPage then, FactPage now) {
        Map<String, Deque<String>> open = new HashMap<>();
        for (Row order : now.table("OPEN ORDERS")) {
            open.computeIfAbsent(kind(order), _ -> new ArrayDeque<>()).add(order.text("order_id"));
        }
        for (Row order : then.table("OPEN ORDERS")) {
            Deque<String> same = open.getOrDefault(kind(order), new ArrayDeque<>());
            if (!same.isEmpty()) {
                replayed.put(order.text("order_id"), same.removeFirst());
            }
        }
    }

    private static String kind(Row order) {
        return order.text("symbol") + " " + order.text("side") + " " + order.text("type");
    }

    /// `arguments` with the ids of the day that is played.
    String in(String arguments) {
        String translated = arguments;
        for (Map.Entry<String, String> id : replayed.entrySet()) {
            translated = translated.replace(id.getKey(), id.getValue());
        }
        return translated;
    }
}
