package activetrader.agent.facts;

import activetrader.agent.tools.ToolFailure;
import activetrader.json.Json;
import activetrader.json.JsonException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds a [FactSheet] from the services' tools.
public final class FactReader {
    private final int scanLimit;
    private final DayPast past;

    /// @param scanLimit ranked signals to show
    /// @param past the day so far, from the records
    public FactReader(int scanLimit, DayPast past) {
        this.scanLimit = scanLimit;
        this.past = past;
    }

    /// Calls a tool.
    @FunctionalInterface
    public interface Call {
        Map<String, Object> call(String tool, Map<String, Object> arguments);
    }

    /// Reads the facts as they are at `at`. Without a scan the sheet says that it is missing; all other facts are
    /// required.
    ///
    /// @throws ToolFailure when the account, the positions, the clock or the limits cannot be read
    public FactSheet read(Call tools, Instant at) {
        ClockFacts clock = convert("get_market_clock", tools.call("get_market_clock", Map.of()), ClockFacts.class);
        AccountFacts account =
                convert("get_account_info", part(tools, "get_account_info", "account"), AccountFacts.class);
        Map<String, PositionFacts> positions = PositionsAnswer.read(tools).bySymbol();
        List<Map<String, Object>> orders = rows(succeeded(tools, "get_orders").get("orders"));
        Map<String, Object> risk = succeeded(tools, "get_risk_status");
        Map<String, Object> scan = scan(tools, positions);
        Map<String, BigDecimal> highest = new HighestGain(tools).of(positions);
        String text = new FactLayout(risk, scan, past, highest).text(at, clock, account, positions, orders);
        return new FactSheet(at, clock, account, positions, orders, risk, scan, text);
    }

    /// The scan, with a row for each held symbol that is not among the best.
    private Map<String, Object> scan(Call tools, Map<String, PositionFacts> positions) {
        try {
            Map<String, Object> scan = new LinkedHashMap<>(tools.call("scan_signals", Map.of("limit", scanLimit)));
            List<Map<String, Object>> signals = new ArrayList<>(rows(scan.get("signals")));
            List<String> missing = positions.keySet().stream()
                    .filter(symbol -> signals.stream().noneMatch(row -> symbol.equals(row.get("symbol"))))
                    .toList();
            if (!missing.isEmpty()) {
                Map<String, Object> held = tools.call("scan_signals", Map.of("symbols", missing));
                rows(held.get("signals")).stream().map(FactReader::unranked).forEach(signals::add);
            }
            scan.put("signals", signals);
            return scan;
        } catch (ToolFailure.Refused e) {
            return Map.of("unavailable", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> unranked(Map<String, Object> row) {
        Map<String, Object> unranked = new LinkedHashMap<>(row);
        unranked.put("rank", "held");
        return unranked;
    }

    private static Map<String, Object> part(Call tools, String tool, String key) {
        if (succeeded(tools, tool).get(key) instanceof Map<?, ?> part) {
            return named(part);
        }
        throw new ToolFailure.Refused(tool + " answered without \"" + key + "\"", null);
    }

    static Map<String, Object> succeeded(Call tools, String tool) {
        Map<String, Object> result = tools.call(tool, Map.of());
        if (Boolean.FALSE.equals(result.get("success"))) {
            throw new ToolFailure.Refused(tool + " failed: " + result.get("error"), null);
        }
        return result;
    }

    static <T> T convert(String tool, Object value, Class<T> type) {
        try {
            return Json.convert(value, type);
        } catch (JsonException e) {
            throw new ToolFailure.Refused(tool + " answered in another form: " + e.getMessage(), e);
        }
    }

    /// The objects in a list; none when it is no list.
    static List<Map<String, Object>> rows(@org.jspecify.annotations.Nullable Object list) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    rows.add(named(map));
                }
            }
        }
        return rows;
    }

    static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }
}
