package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.risk.RiskLimits.SizeLimits;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Pins every key and default: changing one changes what an account may do.
class RiskLimitsTest {
    @Test
    void defaults_arePrudent() {
        Map<String, Object> limits = RiskLimits.defaults().byKey();

        String shown = limits.entrySet().stream()
                .filter(limit -> !limit.getKey().equals("groups"))
                .map(limit -> limit.getKey() + "=" + limit.getValue())
                .collect(Collectors.joining("\n"));
        assertEquals("""
                risk_per_trade_percent=0.1
                max_position_percent=10
                max_deployed_percent=25
                max_positions=3
                max_group_percent=20
                max_gross_percent=100
                buying_power_margin_percent=5
                shorting_allowed=false
                max_trades_per_day=5
                max_entries_per_symbol=1
                entry_pause_minutes=15
                max_orders_per_minute=4
                no_entry_first_minutes=15
                no_entry_last_minutes=30
                cooldown_minutes=15
                max_daily_loss_percent=0.25
                max_drawdown_percent=0.4
                max_consecutive_losses=2
                loss_pause_minutes=30
                max_quote_age_seconds=60
                max_account_age_seconds=30
                max_clock_skew_seconds=30
                max_volatility_age_minutes=20
                max_price_age_minutes=10
                max_price_gap_atr=6
                max_price_gap_percent=3
                max_day_move_percent=30
                max_equity_gap_percent=1
                max_equity_move_percent=20
                min_price=5
                max_spread_percent=0.3
                min_dollar_volume=10000000
                price_collar_percent=2
                regime_required=true
                min_score=0
                allowed_symbols=[]
                blocked_symbols=[]
                default_stop_atr=2
                min_stop_atr=0.5
                max_stop_atr=4
                min_stop_percent=0.1
                max_stop_percent=8
                min_reward_risk=1""", shown);
    }

    @Test
    void defaults_groupWhatMovesTogether() {
        assertEquals(
                "[index_funds, semiconductors, banks, oil, airlines, crypto]",
                SizeLimits.defaults().groups().keySet().toString());
    }
}
