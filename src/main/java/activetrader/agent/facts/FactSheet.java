package activetrader.agent.facts;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The facts at the start of a cycle, and their text for the model.
/// See decision 21.
///
/// @param positions by symbol, in the broker's order
/// @param orders open orders, as `get_orders` returns them
/// @param risk limits, headroom and the day so far, as `get_risk_status` returns them
/// @param scan the market and its ranked signals, as `scan_signals` returns them
/// @param text what the model reads
public record FactSheet(
        Instant at,
        ClockFacts clock,
        AccountFacts account,
        Map<String, PositionFacts> positions,
        List<Map<String, Object>> orders,
        Map<String, Object> risk,
        Map<String, Object> scan,
        String text) {
    public FactSheet {
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(positions));
        orders = List.copyOf(orders);
        risk = Collections.unmodifiableMap(new LinkedHashMap<>(risk));
        scan = Collections.unmodifiableMap(new LinkedHashMap<>(scan));
    }
}
