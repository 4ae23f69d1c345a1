package activetrader.agent.facts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The account in dollars, as `get_account_info` returns it.
public record AccountFacts(
        @JsonProperty("cash") BigDecimal cash,
        @JsonProperty("buying_power") BigDecimal buyingPower,
        @JsonProperty("equity") BigDecimal equity,
        @JsonProperty("portfolio_value") @Nullable BigDecimal portfolioValue,
        @JsonProperty("trading_blocked") boolean tradingBlocked) {}
