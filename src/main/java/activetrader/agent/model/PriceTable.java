package activetrader.agent.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Token prices by model id.
public record PriceTable(Map<String, TokenPrices> byModel) {
    public PriceTable {
        byModel = Collections.unmodifiableMap(new LinkedHashMap<>(byModel));
    }

    /// DeepSeek's prices outside its peak hours, which do not overlap the US session (published 2026-11).
    public static PriceTable defaults() {
        Map<String, TokenPrices> prices = new LinkedHashMap<>();
        prices.put(ModelSettings.RULES, TokenPrices.of("0", "0", "0"));
        prices.put("deepseek-flash", TokenPrices.of("0.003", "0.15", "0.60"));
        prices.put("deepseek-v4-pro", TokenPrices.of("0.022", "0.66", "1.98"));
        return new PriceTable(prices);
    }

    /// The cost in US dollars; null when the price of `model` is not known. Models in this process cost nothing.
    public @Nullable BigDecimal costOf(String model, TokenCount tokens) {
        TokenPrices prices = byModel.get(ModelKind.of(model).isLocal() ? ModelSettings.RULES : model);
        return prices == null ? null : prices.costOf(tokens);
    }
}
