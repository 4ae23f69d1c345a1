package activetrader.broker.alpaca.wire;

import activetrader.broker.PortfolioHistory;
import activetrader.market.Money;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `GET /v2/account/portfolio/history`: parallel arrays, in which a moment without a value is null.
public record PortfolioHistoryJson(
        @JsonProperty("timestamp") @Nullable List<Long> epochSeconds,
        @Nullable List<@Nullable BigDecimal> equity,
        @JsonProperty("profit_loss") @Nullable List<@Nullable BigDecimal> profit,
        @JsonProperty("base_value") @Nullable BigDecimal baseValue) {
    public PortfolioHistory toHistory() {
        List<Long> seconds = Fields.required(epochSeconds, "timestamp");
        List<PortfolioHistory.Point> points = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            BigDecimal worth = at(equity, i);
            if (worth != null) {
                points.add(new PortfolioHistory.Point(
                        Instant.ofEpochSecond(seconds.get(i)), new Money(worth), Fields.money(at(profit, i))));
            }
        }
        return new PortfolioHistory(base(points), points);
    }

    private Money base(List<PortfolioHistory.Point> points) {
        if (baseValue != null || points.isEmpty()) {
            return Fields.money(baseValue);
        }
        return points.getFirst().equity().minus(points.getFirst().profit());
    }

    private static @Nullable BigDecimal at(@Nullable List<@Nullable BigDecimal> values, int index) {
        return values == null || index >= values.size() ? null : values.get(index);
    }
}
