package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.blocks.EntryBlock;
import activetrader.execution.mode.ModeState;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.mcp.Answer;
import activetrader.mcp.Tool;
import activetrader.risk.AccountSnapshot;
import activetrader.risk.AccountView;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.Headroom;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows the limits, the headroom, and what blocks entries, by the rules that decide on orders.
final class RiskTool {
    private final OrderDesk desk;
    private volatile @Nullable Named named;

    RiskTool(OrderDesk desk) {
        this.desk = desk;
    }

    Tool tool() {
        return Tool.reading(
                "get_risk_status",
                "Trading mode, risk limits, what they still allow today and what blocks entries.",
                List.of(),
                _ -> status());
    }

    private Object status() {
        ModeState mode = desk.mode();
        RiskLimits limits = desk.limits();
        AccountView view = desk.riskView();
        List<EntryBlock> blocking = desk.entryBlocks();
        return Answer.success()
                .put("mode", mode.mode())
                .put("mode_reason", mode.reason())
                .put("mode_set_by", mode.setBy())
                .put("mode_until", mode.until())
                .put("entries_allowed", blocking.stream().noneMatch(block -> block.symbol() == null))
                .put(
                        "entries_blocked_by",
                        blocking.stream().map(EntryBlock::inWords).toList())
                .put("limits", byKey(limits))
                .put("headroom", described(RiskGate.headroom(view, limits)))
                .put("today", today(view.today(), view.books()))
                .toMap();
    }

    private Map<String, Object> byKey(RiskLimits limits) {
        Named known = named;
        if (known == null || !known.limits().equals(limits)) {
            known = new Named(limits, limits.byKey());
            named = known;
        }
        return known.byKey();
    }

    /// Limits by their keys, which are found by reflection.
    private record Named(RiskLimits limits, Map<String, Object> byKey) {}

    private static Map<String, Object> described(Headroom headroom) {
        return new Answer()
                .put("max_new_position_value", headroom.maxNewPositionValue())
                .put("deployable_value", headroom.deployableValue())
                .put("positions_left", headroom.positionsLeft())
                .put("trades_left_today", headroom.tradesLeftToday())
                .put("daily_loss_left", headroom.dailyLossLeft())
                .put("risk_per_trade", headroom.riskPerTrade())
                .toMap();
    }

    private static Map<String, Object> today(@Nullable DayRecord day, @Nullable AccountSnapshot books) {
        Answer today = new Answer();
        if (day != null) {
            today.put("trades", day.trades()).put("realized_pnl", day.realizedProfit());
        }
        if (books != null) {
            today.put("unrealized_pl", unrealizedProfit(books));
        }
        if (day != null) {
            today.put("equity_start", day.startEquity());
            today.put("equity_moves", day.moves().isEmpty() ? null : day.moves());
        }
        if (books != null) {
            today.put("equity", books.account().equity());
        }
        if (day != null) {
            today.put("high_water_equity", day.highWaterEquity()).put("consecutive_losses", day.consecutiveLosses());
        }
        return today.toMap();
    }

    private static Money unrealizedProfit(AccountSnapshot books) {
        return books.positions().stream().map(Position::unrealizedProfit).reduce(Money.ZERO, Money::plus);
    }
}
