package activetrader.simulator.exchange.account;

import activetrader.market.Money;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Coins beside the stocks, at a price that does not move, with or without a stop-limit order for all of them.
///
/// @param pair as orders name it, such as `BTC/USD`
/// @param stop of the open order; null when there is none
public record CryptoHolding(
        String pair,
        BigDecimal coins,
        Price price,
        @Nullable Price stop,
        Instant since) {
    /// As positions name it, such as `BTCUSD`.
    public String symbol() {
        return pair.replace("/", "");
    }

    public Money value() {
        return new Money(coins.multiply(price.value()));
    }

    /// Of the stop-limit order, open or not.
    public String orderId() {
        return id(pair + " order");
    }

    public String assetId() {
        return id(pair);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    CryptoHolding withoutStop() {
        return new CryptoHolding(pair, coins, price, null, since);
    }
}
