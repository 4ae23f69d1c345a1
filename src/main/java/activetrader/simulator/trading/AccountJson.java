package activetrader.simulator.trading;

import activetrader.market.Money;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.AccountRules;
import activetrader.simulator.exchange.account.Balance;
import activetrader.simulator.exchange.checks.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The account and its owner's rules as Alpaca shows them.
final class AccountJson {
    private static final String ZERO = "0";
    private static final Set<String> CONFIRMATIONS = Set.of("all", "none");
    private static final Set<String> MULTIPLIERS = Set.of("1", "2", "4");

    private AccountJson() {}

    static Map<String, @Nullable Object> of(Exchange exchange, Instant now) {
        Balance balance = exchange.balance();
        AccountRules rules = exchange.rules();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        identity(json, exchange, now);
        amounts(json, balance);
        power(json, balance);
        json.put("multiplier", Integer.toString(balance.multiplier()));
        json.put("shorting_enabled", !rules.noShorting() && balance.multiplier() > 1);
        json.put("trade_suspended_by_user", rules.suspendTrade());
        json.put("account_blocked", false);
        json.put("trading_blocked", false);
        json.put("transfers_blocked", false);
        json.put("crypto_status", "ACTIVE");
        json.put("crypto_tier", 1);
        json.put("options_approved_level", 0);
        json.put("options_trading_level", 0);
        json.put("admin_configurations", Map.of());
        json.put("user_configurations", null);
        return json;
    }

    private static void identity(Map<String, @Nullable Object> json, Exchange exchange, Instant now) {
        json.put("id", exchange.accountId());
        json.put("account_number", exchange.accountNumber());
        json.put("status", "ACTIVE");
        json.put("currency", "USD");
        json.put("created_at", exchange.createdAt().toString());
        json.put(
                "balance_asof",
                exchange.tape()
                        .calendar()
                        .previous(MarketZone.dateOf(now))
                        .date()
                        .toString());
    }

    private static void amounts(Map<String, @Nullable Object> json, Balance balance) {
        json.put("cash", balance.cash().toString());
        json.put("equity", balance.equity().toString());
        json.put("portfolio_value", balance.equity().toString());
        json.put("last_equity", balance.lastEquity().toString());
        json.put("long_market_value", balance.longValue().toString());
        json.put("short_market_value", balance.shortValue().toString());
        json.put(
                "position_market_value",
                balance.longValue().plus(balance.shortValue().abs()).toString());
        json.put("initial_margin", balance.initialMargin().toString());
        json.put("maintenance_margin", balance.maintenanceMargin().toString());
        json.put("last_maintenance_margin", balance.lastMaintenanceMargin().toString());
        json.put("accrued_fees", ZERO);
        json.put("pending_reg_taf_fees", ZERO);
        json.put("intraday_adjustments", ZERO);
    }

    private static void power(Map<String, @Nullable Object> json, Balance balance) {
        Money power = balance.buyingPower();
        json.put("buying_power", power.toString());
        json.put("effective_buying_power", power.toString());
        json.put("regt_buying_power", balance.overnightBuyingPower().toString());
        json.put("non_marginable_buying_power", balance.freeCash().toString());
        json.put("options_buying_power", balance.excess().toString());
        json.put("sma", balance.excess().toString());
    }

    static Map<String, @Nullable Object> rules(AccountRules rules) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("suspend_trade", rules.suspendTrade());
        json.put("no_shorting", rules.noShorting());
        json.put("fractional_trading", rules.fractionalTrading());
        json.put("max_margin_multiplier", Integer.toString(rules.maximumMultiplier()));
        json.put("max_options_trading_level", 0);
        json.put("trade_confirm_email", rules.confirmations());
        json.put("ptp_no_exception_entry", false);
        json.put("disable_overnight_trading", false);
        return json;
    }

    /// `rules` with what `body` changes.
    static AccountRules changed(AccountRules rules, Body body) {
        String multiplier = body.text("max_margin_multiplier");
        String confirmations = body.text("trade_confirm_email");
        if (multiplier != null && !MULTIPLIERS.contains(multiplier)) {
            throw Refusal.field("invalid max_margin_multiplier");
        }
        if (confirmations != null && !CONFIRMATIONS.contains(confirmations)) {
            throw Refusal.field("invalid trade_confirm_email");
        }
        return new AccountRules(
                body.flag("suspend_trade", rules.suspendTrade()),
                body.flag("no_shorting", rules.noShorting()),
                body.flag("fractional_trading", rules.fractionalTrading()),
                multiplier == null ? rules.maximumMultiplier() : Integer.parseInt(multiplier),
                confirmations == null ? rules.confirmations() : confirmations);
    }
}
