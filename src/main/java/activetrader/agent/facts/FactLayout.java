package activetrader.agent.facts;

import activetrader.market.FeedProfile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses and orders what the model reads. What rarely changes comes first, so that prompt caches hit it.
final class FactLayout {
    private static final List<String> RISK_STATE =
            List.of("mode", "mode_reason", "mode_until", "entries_allowed", "entries_blocked_by");
    /// Fields that are left out: price and spread replace bid and ask, and the score replaces the strength.
    private static final Set<String> NOT_SHOWN = Set.of("bid", "ask", "strength", "timestamp");

    /// The limits that a model can keep. Of the others the model learns from the gate's denials.
    private static final List<String> SHOWN_LIMITS = List.of(
            "risk_per_trade_percent",
            "max_position_percent",
            "max_deployed_percent",
            "max_positions",
            "shorting_allowed",
            "max_trades_per_day",
            "max_entries_per_symbol",
            "entry_pause_minutes",
            "cooldown_minutes",
            "no_entry_first_minutes",
            "no_entry_last_minutes",
            "max_daily_loss_percent",
            "max_consecutive_losses",
            "min_price",
            "min_score",
            "min_stop_percent",
            "max_stop_percent",
            "min_reward_risk");

    private final Map<String, Object> risk;
    private final Map<String, Object> scan;
    private final DayPast past;
    private final Map<String, BigDecimal> highest;

    /// @param highest the highest gain of each position so far, in R
    FactLayout(Map<String, Object> risk, Map<String, Object> scan, DayPast past, Map<String, BigDecimal> highest) {
        this.risk = risk;
        this.scan = scan;
        this.past = past;
        this.highest = highest;
    }

    String text(
            Instant at,
            ClockFacts clock,
            AccountFacts account,
            Map<String, PositionFacts> positions,
            List<Map<String, Object>> orders) {
        return new FactText()
                .pairs("LIMITS", limits())
                .table("TRADED TODAY", past.trades())
                .pairs("TIME", time(at, clock))
                .pairs("RISK", chosen(risk, RISK_STATE))
                .pairs("HEADROOM", object(risk.get("headroom")))
                .pairs("TODAY", object(risk.get("today")))
                .table("LAST DECISIONS", past.decisions())
                .pairs("ACCOUNT", account(account))
                .table(
                        "POSITIONS",
                        positions.entrySet().stream().map(this::position).toList())
                .table("OPEN ORDERS", orders.stream().map(FactLayout::order).toList())
                .pairs("MARKET", market(scan))
                .table("SIGNALS", signals(scan))
                .toString();
    }

    /// The limits. The spread limit is the gate's for the feed in use, which may be wider than the configured one.
    private Map<String, Object> limits() {
        Map<String, Object> all = object(risk.get("limits"));
        Map<String, Object> limits = chosen(all, SHOWN_LIMITS);
        if (all.get("max_spread_percent") instanceof Number spread) {
            BigDecimal percent = new BigDecimal(spread.toString());
            limits.put(
                    "max_spread_percent",
                    scan.get("feed") instanceof String feed
                            ? FeedProfile.of(feed).widestSpreadPercent(percent)
                            : percent);
        }
        return limits;
    }

    private static Map<String, Object> time(Instant at, ClockFacts clock) {
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("utc", at.truncatedTo(ChronoUnit.SECONDS));
        time.put("date", clock.date());
        time.put("new_york_time", clock.newYorkTime());
        time.put("phase", clock.phase());
        time.put("early_close", clock.earlyClose());
        time.put("trading_allowed", clock.tradingAllowed());
        put(time, "minutes_to_last_entry", clock.minutesToLastEntry());
        put(time, "minutes_to_flatten", clock.minutesToFlatten());
        put(time, "minutes_to_close", clock.minutesToClose());
        return time;
    }

    private static Map<String, Object> account(AccountFacts account) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("equity", account.equity());
        shown.put("cash", account.cash());
        shown.put("buying_power", account.buyingPower());
        if (account.tradingBlocked()) {
            shown.put("trading_blocked", true);
        }
        return shown;
    }

    private Map<String, Object> position(Map.Entry<String, PositionFacts> entry) {
        PositionFacts position = entry.getValue();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("symbol", entry.getKey());
        row.put("qty", position.quantity());
        row.put("entry", position.averageEntryPrice());
        put(row, "price", position.currentPrice());
        put(row, "pnl", position.unrealizedPl());
        put(row, "r", position.rMultiple());
        put(row, "highest_r", highest.get(entry.getKey()));
        put(row, "stop", position.stopPrice());
        put(row, "target", position.takeProfit());
        put(row, "protected", position.isProtected());
        if (position.uncovered() != null && position.uncovered().signum() > 0) {
            row.put("uncovered", position.uncovered());
        }
        if (Boolean.TRUE.equals(position.scaledOut())) {
            row.put("scaled_out", true);
        }
        put(row, "opened_at", position.openedAt());
        if (Boolean.TRUE.equals(position.external())) {
            row.put("external", true);
        }
        put(row, "reason", position.reason());
        return row;
    }

    private static Map<String, Object> order(Map<String, Object> order) {
        return chosen(order, List.of("id", "order_id", "symbol", "side", "qty", "type", "limit_price", "stop_price"));
    }

    private static Map<String, Object> market(Map<String, Object> scan) {
        Map<String, Object> market = new LinkedHashMap<>(object(scan.get("market_regime")));
        if (scan.containsKey("unavailable")) {
            put(market, "scan_unavailable", scan.get("unavailable"));
        }
        put(market, "feed", scan.get("feed"));
        List<Map<String, Object>> missing = FactReader.rows(scan.get("missing"));
        if (!missing.isEmpty()) {
            market.put(
                    "no_data_for",
                    missing.stream().map(row -> row.get("symbol")).toList());
        }
        return market;
    }

    private static List<Map<String, Object>> signals(Map<String, Object> scan) {
        List<Map<String, Object>> signals = FactReader.rows(scan.get("signals"));
        signals.forEach(row -> row.keySet().removeAll(NOT_SHOWN));
        return signals;
    }

    private static Map<String, Object> chosen(Map<String, Object> from, List<String> keys) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        keys.forEach(key -> put(chosen, key, from.get(key)));
        return chosen;
    }

    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? FactReader.named(map) : Map.of();
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }
}
