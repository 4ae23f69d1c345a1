package activetrader.broker.alpaca.wire;

import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.RawItem;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// One item of `GET /v2/positions`.
public record PositionJson(
        @JsonProperty("asset_id") @Nullable String assetId,
        @Nullable String symbol,
        @JsonProperty("asset_class") @Nullable String assetClass,
        @Nullable String side,
        @JsonProperty("qty") @Nullable BigDecimal quantity,
        @JsonProperty("qty_available") @Nullable BigDecimal available,
        @JsonProperty("avg_entry_price") @Nullable BigDecimal averageEntryPrice,
        @JsonProperty("current_price") @Nullable BigDecimal currentPrice,
        @JsonProperty("market_value") @Nullable BigDecimal marketValue,
        @JsonProperty("cost_basis") @Nullable BigDecimal costBasis,
        @JsonProperty("unrealized_pl") @Nullable BigDecimal unrealizedProfit) {
    /// The position in shares.
    ///
    /// @throws IllegalArgumentException when it is in another asset class, or says too little
    public Position toPosition() {
        if (AssetKind.of(assetClass) != AssetKind.STOCK) {
            throw new IllegalArgumentException("asset class of " + symbol + " must be us_equity, was " + assetClass);
        }
        BigDecimal shares = Fields.required(quantity, "qty of the position in " + symbol);
        Price entry = entryPrice(shares);
        Price current = Fields.price(currentPrice);
        return new Position(
                Fields.symbol(symbol),
                "short".equals(side) || shares.signum() < 0 ? PositionSide.SHORT : PositionSide.LONG,
                Fields.quantity(shares.abs()),
                Fields.quantity(
                        available == null ? shares.abs() : available.abs().min(shares.abs())),
                entry,
                current,
                worth(marketValue, shares, current == null ? entry : current),
                worth(costBasis, shares, entry),
                Fields.money(unrealizedProfit));
    }

    /// As it stands in the answer.
    RawItem raw(String why) {
        return new RawItem(
                RawItem.Kind.POSITION,
                Fields.text(symbol),
                Fields.text(assetId),
                quantity == null ? "" : quantity.toPlainString(),
                marketValue == null ? null : new Money(marketValue),
                why);
    }

    /// What the broker says, or what the shares come to: a position never counts as nothing against the limits.
    private static Money worth(@Nullable BigDecimal said, BigDecimal shares, Price price) {
        return new Money(said == null ? price.value().multiply(shares) : said);
    }

    /// Without an entry price the cost or the current price stands in: the position must stay visible.
    private Price entryPrice(BigDecimal shares) {
        Price entry = Fields.price(averageEntryPrice);
        if (entry == null && costBasis != null && costBasis.signum() != 0 && shares.signum() != 0) {
            entry = new Price(costBasis.divide(shares, MathContext.DECIMAL64).abs());
        }
        return entry != null ? entry : Fields.requiredPrice(currentPrice, "avg_entry_price of " + symbol);
    }
}
