package activetrader.simulator.trading;

import activetrader.market.Asset;
import activetrader.simulator.exchange.account.Holding;
import activetrader.simulator.exchange.account.PositionView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A position as Alpaca shows it.
final class PositionJson {
    private PositionJson() {}

    static Map<String, @Nullable Object> of(PositionView position, Optional<Asset> asset) {
        Holding holding = position.holding();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("asset_id", asset.map(Asset::id).orElse(""));
        json.put("symbol", position.symbol().value());
        json.put("exchange", asset.map(Asset::exchange).orElse(""));
        json.put("asset_class", "us_equity");
        json.put("asset_marginable", asset.map(Asset::marginable).orElse(true));
        json.put("avg_entry_price", holding.averagePrice().toString());
        json.put("qty", Texts.plain(holding.quantity()));
        json.put("qty_available", available(position));
        json.put("side", holding.isLong() ? "long" : "short");
        json.put("market_value", Texts.amount(position.marketValue()));
        json.put("cost_basis", Texts.amount(holding.cost()));
        json.put("unrealized_pl", Texts.amount(position.unrealized()));
        json.put("unrealized_plpc", Texts.plain(position.unrealizedRatio()));
        json.put("unrealized_intraday_pl", Texts.amount(position.unrealizedToday()));
        json.put("unrealized_intraday_plpc", Texts.plain(position.unrealizedTodayRatio()));
        json.put("current_price", position.price().toString());
        json.put("lastday_price", position.lastDayPrice().toString());
        json.put("change_today", Texts.plain(position.changeToday()));
        return json;
    }

    /// Negative for a short position, as its quantity is.
    private static String available(PositionView position) {
        return position.holding().isLong() || position.available().isZero()
                ? position.available().toString()
                : "-" + position.available();
    }
}
