package activetrader.simulator.trading;

import activetrader.market.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An asset as Alpaca shows it.
final class AssetJson {
    private static final int REQUIREMENT = 30;

    private AssetJson() {}

    /// @param active false for a delisted one
    static Map<String, @Nullable Object> of(Asset asset, boolean active) {
        int requirement = asset.marginable() ? REQUIREMENT : 100;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", asset.id());
        json.put("class", "us_equity");
        json.put("exchange", asset.exchange());
        json.put("symbol", asset.symbol().value());
        json.put("name", asset.name());
        json.put("status", active ? "active" : "inactive");
        json.put("tradable", asset.tradable());
        json.put("marginable", asset.marginable());
        json.put("maintenance_margin_requirement", requirement);
        json.put("margin_requirement_long", Integer.toString(requirement));
        json.put("margin_requirement_short", Integer.toString(requirement));
        json.put("shortable", asset.shortable());
        json.put("easy_to_borrow", asset.shortable());
        json.put("borrow_status", asset.shortable() ? "easy_to_borrow" : "hard_to_borrow");
        json.put("fractionable", asset.fractionable());
        json.put("attributes", List.of());
        return json;
    }
}
