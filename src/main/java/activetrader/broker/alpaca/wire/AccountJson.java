package activetrader.broker.alpaca.wire;

import activetrader.market.Account;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// `GET /v2/account`.
public record AccountJson(
        @Nullable String id,
        @JsonProperty("account_number") @Nullable String number,
        @Nullable String status,
        @Nullable BigDecimal cash,
        @Nullable BigDecimal equity,
        @JsonProperty("last_equity") @Nullable BigDecimal lastEquity,
        @JsonProperty("buying_power") @Nullable BigDecimal buyingPower,
        @Nullable BigDecimal multiplier,
        @JsonProperty("trading_blocked") @Nullable Boolean tradingBlocked,
        @JsonProperty("account_blocked") @Nullable Boolean accountBlocked,
        @JsonProperty("trade_suspended_by_user") @Nullable Boolean suspended,
        @JsonProperty("shorting_enabled") @Nullable Boolean shortingEnabled) {
    public Account toAccount() {
        return new Account(
                Fields.text(id),
                Fields.text(number),
                Fields.text(status),
                Fields.requiredMoney(cash, "cash"),
                Fields.requiredMoney(equity, "equity"),
                Fields.requiredMoney(lastEquity, "last_equity"),
                Fields.requiredMoney(buyingPower, "buying_power"),
                multiplier == null ? BigDecimal.ONE : multiplier,
                Fields.flag(tradingBlocked) || Fields.flag(accountBlocked) || Fields.flag(suspended),
                Fields.flag(shortingEnabled));
    }
}
