package activetrader.app.processes;

import static activetrader.app.processes.Broker.decimal;
import static activetrader.app.processes.Broker.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What must hold between the broker and the records after any day.
final class Books {
    private static final BigDecimal CASH = new BigDecimal("100000");

    private Books() {}

    /// Flat; every fill booked once; the rows' P&L is the broker's change in equity to the cent.
    static void assertSound(Fleet fleet, String date) throws IOException {
        Broker broker = fleet.broker();
        assertEquals(Map.of(), broker.positions());
        assertEquals(List.of(), broker.openOrders());
        List<Map<String, Object>> rows = rows(fleet.records().resolve("trades/" + date + "_trades.jsonl"));
        assertEquals(
                broker.fills().size(),
                rows.stream().map(row -> text(row, "execution_id")).distinct().count());
        assertEquals(broker.fills().size(), rows.size());
        BigDecimal profit = rows.stream().map(row -> decimal(row, "pnl")).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, broker.equity().subtract(CASH).compareTo(profit), profit + " in " + rows);
        assertEquals(List.of(), fleet.filesWith(Fleet.MODEL_KEY));
        assertEquals(List.of(), fleet.filesWith(Fleet.SECRET_KEY));
    }

    /// Nothing was bought twice or sold twice: what was held of a symbol never left 0 to `most` shares.
    static void assertNeverDoubled(Broker broker, BigDecimal most) {
        Map<String, BigDecimal> held = new HashMap<>();
        for (Map<String, Object> fill : broker.fills()) {
            BigDecimal shares = text(fill, "side").equals("buy")
                    ? decimal(fill, "qty")
                    : decimal(fill, "qty").negate();
            BigDecimal now = held.merge(text(fill, "symbol"), shares, BigDecimal::add);
            assertTrue(now.signum() >= 0 && now.compareTo(most) <= 0, now + " after " + fill);
        }
        Map<String, Long> ids = broker.orders().stream()
                .collect(Collectors.groupingBy(order -> text(order, "client_order_id"), Collectors.counting()));
        ids.forEach((id, count) -> assertEquals(1, count, id));
    }

    private static List<Map<String, Object>> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Json::readObject).toList();
    }
}
