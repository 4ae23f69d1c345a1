package activetrader.page.day;

import activetrader.journal.RecordFolder;
import activetrader.json.Json;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the records of a made-up day: one long trade in AAPL, entered at 10:00 with a stop that moves once.
public final class DayFiles {
    public static final LocalDate DATE = LocalDate.parse("2026-01-14");
    public static final TradingDay DAY = new NyseCalendar().on(DATE).orElseThrow();

    private final RecordFolder records;

    public DayFiles(Path data) {
        this.records = new RecordFolder(data, "test");
    }

    public RecordFolder records() {
        return records;
    }

    /// The trade, with `reason` in every place that has one.
    public DayFiles trade(String reason) {
        order(
                "intent",
                "15:00:00",
                "client_order_id",
                "e1",
                "purpose",
                "ENTRY",
                "cycle",
                "2026-01-14#1",
                "symbol",
                "AAPL",
                "side",
                "BUY",
                "qty",
                "10",
                "order_type",
                "LIMIT",
                "order_class",
                "BRACKET",
                "limit_price",
                "100.1",
                "take_profit",
                "104",
                "stop_loss",
                "98",
                "reason",
                reason);
        fill("15:00:01", "buy", 10, "100", "0", 10, reason);
        order(
                "intent",
                "15:30:00",
                "client_order_id",
                "p1",
                "purpose",
                "PROTECTION",
                "symbol",
                "AAPL",
                "side",
                "SELL",
                "qty",
                "10",
                "order_type",
                "STOP",
                "order_class",
                "SIMPLE",
                "stop_price",
                "99.5",
                "reason",
                reason);
        order(
                "intent",
                "15:31:00",
                "client_order_id",
                "p2",
                "purpose",
                "PROTECTION",
                "symbol",
                "AAPL",
                "side",
                "SELL",
                "qty",
                "10",
                "order_type",
                "STOP",
                "order_class",
                "SIMPLE",
                "stop_price",
                "99.9",
                "reason",
                reason);
        order("rejected", "15:31:00", "client_order_id", "p2", "reason_code", "NOT_TRADABLE", "message", reason);
        fill("16:00:00", "sell", 4, "102", "8", 6, reason);
        fill("16:30:00", "sell", 6, "101", "6", 0, reason);
        return this;
    }

    /// The entry of the trade alone.
    public DayFiles entry(String reason) {
        fill("15:00:01", "buy", 10, "100", "0", 10, reason);
        return this;
    }

    /// A line of the ledger; times are UTC.
    public DayFiles order(String type, String time, String... properties) {
        List<String> all = new ArrayList<>(List.of("type", type, "at", "2026-01-14T" + time + "Z"));
        all.addAll(List.of(properties));
        append(records.orders(DATE), map(all.toArray(String[]::new)));
        return this;
    }

    private void fill(String time, String action, int shares, String price, String profit, int after, String reason) {
        Map<String, Object> row = map(
                "timestamp",
                "2026-01-14T" + time + "Z",
                "date",
                "2026-01-14",
                "action",
                action,
                "symbol",
                "AAPL",
                "side",
                action.equals("buy") ? "BUY" : "SELL",
                "order_id",
                "o",
                "execution_id",
                time,
                "reason",
                reason);
        row.put("qty", shares);
        row.put("price", new java.math.BigDecimal(price));
        row.put("pnl", new java.math.BigDecimal(profit));
        row.put("position_after", after);
        row.put("cost_after", 100 * after);
        row.put("entry_stop", 98);
        row.put("entry_target", 104);
        row.put("risk_per_share", 2);
        append(records.trades(DATE), row);
    }

    /// A cycle with one call of a tool, with `text` in every place that holds foreign text.
    public DayFiles cycle(int number, String text) {
        Path file = records.log(DATE).resolve("cycle-00" + number + ".log");
        String facts = "# LIMITS\nmax_daily_loss_percent=2\n# TODAY\nequity_start=1000\n# SIGNALS\nsymbol|price\n"
                + "AAPL|99.5\n# NEWS\n" + text;
        append(file, line(number, "15:00:00", "prompt", map("role", "user", "content", facts)));
        Map<String, Object> answer = line(
                number, "15:00:01", "answer", map("role", "assistant", "content", text, "reasoning_content", text));
        answer.putAll(
                Map.of("model", text, "latency_ms", 700, "tokens", Map.of("input", 50, "cached", 5, "output", 7)));
        append(file, answer);
        Map<String, Object> call = map("role", "tool", "content", text, "name", text, "arguments", text);
        call.put("failed", true);
        append(file, line(number, "15:00:02", "tool", call));
        Map<String, Object> end = line(number, "15:00:03", "end", Map.of());
        end.putAll(Map.of(
                "outcome",
                "failed",
                "outcome_text",
                text,
                "did",
                text,
                "said",
                text,
                "tool_calls",
                1,
                "tokens",
                Map.of("input", 50, "cached", 5, "output", 7),
                "cost_usd",
                0.001));
        append(file, end);
        return this;
    }

    private static Map<String, Object> line(int cycle, String time, String type, Map<String, Object> message) {
        Map<String, Object> line = map("timestamp", "2026-01-14T" + time + "Z", "signature", "test", "type", type);
        line.put("cycle", cycle);
        line.put("new_messages", List.of(message));
        return line;
    }

    /// The account at an instant; times are UTC.
    public DayFiles equity(String time, String dollars) {
        Map<String, Object> line = map("date", "2026-01-14", "timestamp", "2026-01-14T" + time + "Z");
        line.putAll(Map.of("id", 0, "positions", Map.of("CASH", 1000), "equity", new java.math.BigDecimal(dollars)));
        append(records.position(), line);
        return this;
    }

    private static Map<String, Object> map(String... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static void append(Path file, Map<String, Object> line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Json.write(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
