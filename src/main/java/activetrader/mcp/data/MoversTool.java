package activetrader.mcp.data;

import activetrader.broker.MarketData;
import activetrader.market.ActiveStock;
import activetrader.market.Mover;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.time.TimeSource;
import java.util.List;
import java.util.Map;

/// The symbols that move most and those that trade most today.
final class MoversTool {
    private final MarketData data;
    private final TimeSource time;

    MoversTool(MarketData data, TimeSource time) {
        this.data = data;
        this.time = time;
    }

    Tool tool() {
        return Tool.reading(
                "get_market_movers",
                "Biggest gainers and losers and most active stocks of the day; may hold warrants and penny stocks, "
                        + "and yesterday's list before the open.",
                List.of(Parameter.whole("top", "How many of each.", 1, 50).optional(10)),
                this::answer);
    }

    private Object answer(ToolCall call) {
        int top = call.arguments().whole("top", 1, 50, 10);
        MarketData.Movers movers = data.movers(top);
        List<ActiveStock> active = data.mostActives(top);
        return new Answer()
                .put("timestamp", time.instant())
                .put(
                        "gainers",
                        movers.gainers().stream()
                                .limit(top)
                                .map(MoversTool::row)
                                .toList())
                .put(
                        "losers",
                        movers.losers().stream().limit(top).map(MoversTool::row).toList())
                .put(
                        "most_active",
                        active.stream().limit(top).map(MoversTool::row).toList())
                .toMap();
    }

    private static Map<String, Object> row(Mover mover) {
        return new Answer()
                .put("symbol", mover.symbol())
                .put("price", mover.price())
                .put("change", mover.change())
                .put("percent_change", mover.percentChange())
                .toMap();
    }

    private static Map<String, Object> row(ActiveStock stock) {
        return new Answer()
                .put("symbol", stock.symbol())
                .put("volume", stock.volume())
                .put("trade_count", stock.tradeCount())
                .toMap();
    }
}
