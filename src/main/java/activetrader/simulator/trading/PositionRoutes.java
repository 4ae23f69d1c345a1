package activetrader.simulator.trading;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.market.Asset;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.CloseResult;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.CryptoHolding;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.checks.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/v2/positions`.
final class PositionRoutes implements TradingApi.Routes {
    private static final int QUANTITY_SCALE = 9;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Exchange exchange;
    private final OrderJson orderJson;

    PositionRoutes(Exchange exchange) {
        this.exchange = exchange;
        this.orderJson = new OrderJson(exchange.tape());
    }

    @Override
    public Optional<WebResponse> answer(TradingApi.Path path, WebRequest request) {
        Query query = new Query(request);
        if (path.is("GET /v2/positions", 0)) {
            return Optional.of(Answers.ok(Stream.concat(
                            exchange.positions().stream().map(this::show),
                            exchange.crypto().stream().map(CryptoJson::position))
                    .toList()));
        }
        if (path.is("DELETE /v2/positions", 0)) {
            return Optional.of(Answers.multi(exchange.closeAll(query.flag("cancel_orders")).stream()
                    .map(this::item)
                    .toList()));
        }
        if (path.is("GET /v2/positions", 1)) {
            return Optional.of(Answers.ok(one(path.rest().getFirst())));
        }
        if (path.is("DELETE /v2/positions", 1)) {
            return Optional.of(close(path.rest().getFirst(), query));
        }
        return Optional.empty();
    }

    private Map<String, @Nullable Object> one(String name) {
        return crypto(name).map(CryptoJson::position).orElseGet(() -> show(position(name)));
    }

    private WebResponse close(String name, Query query) {
        return crypto(name).map(held -> sold(exchange.close(held))).orElseGet(() -> close(position(name), query));
    }

    private Optional<CryptoHolding> crypto(String name) {
        return exchange.crypto().stream()
                .filter(held ->
                        List.of(held.symbol(), held.pair(), held.assetId()).contains(name))
                .findFirst();
    }

    private WebResponse sold(CloseResult result) {
        return result instanceof CloseResult.Refused refused
                ? Answers.refused(refused.refusal())
                : Answers.ok(item(result));
    }

    private PositionView position(String name) {
        return exchange.positions().stream()
                .filter(position -> position.symbol().value().equals(name)
                        || asset(position.symbol()).map(Asset::id).equals(Optional.of(name)))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("position does not exist"));
    }

    private Optional<Asset> asset(Symbol symbol) {
        return exchange.tape().asset(symbol);
    }

    private WebResponse close(PositionView position, Query query) {
        Optional<BigDecimal> shares = query.decimal("qty");
        Optional<BigDecimal> percentage = query.decimal("percentage");
        if (shares.isPresent() && percentage.isPresent()) {
            throw Refusal.field("only one of qty or percentage is accepted");
        }
        Quantity wanted = shares.or(() -> percentage.map(percent -> part(position, percent)))
                .map(PositionRoutes::positive)
                .orElse(null);
        return Answers.ok(orderJson.of(exchange.closePosition(position.symbol(), wanted), null));
    }

    private static Quantity positive(BigDecimal shares) {
        if (shares.signum() <= 0) {
            throw Refusal.field("qty must be > 0");
        }
        return new Quantity(shares);
    }

    private static BigDecimal part(PositionView position, BigDecimal percent) {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
            throw Refusal.field("percentage must be between 0 and 100");
        }
        return position.holding().shares().value().multiply(percent).divide(HUNDRED, QUANTITY_SCALE, RoundingMode.DOWN);
    }

    private Map<String, @Nullable Object> show(PositionView position) {
        return PositionJson.of(position, asset(position.symbol()));
    }

    private Map<String, Object> item(CloseResult result) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("symbol", result.symbol().value());
        switch (result) {
            case CloseResult.Sent sent -> {
                item.put("status", 200);
                item.put("body", orderJson.of(sent.order(), null));
            }
            case CloseResult.Sold _ -> item.put("status", 200);
            case CloseResult.Refused refused -> {
                item.put("status", refused.refusal().status());
                item.put("body", refused.refusal().body());
            }
        }
        return item;
    }
}
