package activetrader.simulator.trading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The exchanges whose clock and calendar the simulator shows: all of them keep the NYSE's hours.
final class Markets {
    private static final List<Map<String, Object>> ALL =
            List.of(market("NYSE", "New York Stock Exchange", "XNYS"), market("NASDAQ", "Nasdaq", "XNAS"));

    private Markets() {}

    private static Map<String, Object> market(String acronym, String name, String mic) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("acronym", acronym);
        json.put("name", name);
        json.put("timezone", "America/New_York");
        json.put("mic", mic);
        return json;
    }

    /// By acronym or MIC.
    static Optional<Map<String, Object>> find(String name) {
        String wanted = name.trim().toUpperCase(Locale.ROOT);
        return ALL.stream()
                .filter(market -> wanted.equals(market.get("acronym")) || wanted.equals(market.get("mic")))
                .findFirst();
    }
}
