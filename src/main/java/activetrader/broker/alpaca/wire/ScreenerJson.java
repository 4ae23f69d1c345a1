package activetrader.broker.alpaca.wire;

import activetrader.market.ActiveStock;
import activetrader.market.Mover;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers of `/v1beta1/screener/stocks`. They list warrants and other symbols that are no plain tickers, too.
public final class ScreenerJson {
    private ScreenerJson() {}

    /// `…/most-actives`.
    public record MostActives(
            @JsonProperty("most_actives") @Nullable List<Active> items) {}

    /// `…/movers`.
    public record Movers(
            @Nullable List<Moved> gainers, @Nullable List<Moved> losers) {}

    /// A symbol that trades much.
    public record Active(
            @Nullable String symbol,
            @Nullable Long volume,
            @JsonProperty("trade_count") @Nullable Long tradeCount) {
        public ActiveStock toActiveStock() {
            return new ActiveStock(Fields.ticker(symbol), Fields.count(volume), Fields.count(tradeCount));
        }
    }

    /// A symbol that moved much.
    public record Moved(
            @Nullable String symbol,
            @JsonProperty("percent_change") @Nullable BigDecimal percentChange,
            @Nullable BigDecimal change,
            @Nullable BigDecimal price) {
        public Mover toMover() {
            return new Mover(
                    Fields.ticker(symbol),
                    Fields.required(percentChange, "percent_change of " + symbol),
                    Fields.required(change, "change of " + symbol),
                    Fields.requiredPrice(price, "price of " + symbol));
        }
    }
}
