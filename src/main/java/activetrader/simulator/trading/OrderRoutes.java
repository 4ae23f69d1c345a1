package activetrader.simulator.trading;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.market.OrderClass;
import activetrader.simulator.exchange.CancelResult;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.CryptoHolding;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `/v2/orders`.
final class OrderRoutes implements TradingApi.Routes {
    private static final String CLIENT_ID = "client_order_id";

    private final Exchange exchange;
    private final OrderJson json;

    OrderRoutes(Exchange exchange) {
        this.exchange = exchange;
        this.json = new OrderJson(exchange.tape());
    }

    @Override
    public Optional<WebResponse> answer(TradingApi.Path path, WebRequest request) {
        Query query = new Query(request);
        return switch (path.pattern()) {
            case "GET /v2/orders:by_client_order_id" -> Optional.of(byClientId(query));
            case "POST /v2/orders" -> path.rest().isEmpty() ? Optional.of(create(request)) : Optional.empty();
            case "GET /v2/orders" -> path.rest().isEmpty() ? Optional.of(list(query)) : one(path, query);
            case "PATCH /v2/orders" -> path.rest().size() == 1 ? Optional.of(replace(path, request)) : Optional.empty();
            case "DELETE /v2/orders" -> path.rest().isEmpty() ? Optional.of(cancelAll()) : cancel(path);
            default -> Optional.empty();
        };
    }

    private WebResponse create(WebRequest request) {
        SimulatedOrder order = exchange.submit(Body.of(request.body()).order());
        return Answers.ok(show(order, order.terms().orderClass() != OrderClass.SIMPLE));
    }

    private WebResponse list(Query query) {
        OrderQuery wanted = new OrderQuery(query);
        List<SimulatedOrder> all = exchange.orders();
        List<SimulatedOrder> selected = wanted.select(exchange.listed());
        Stream<String> crypto =
                CryptoJson.ordered(exchange.crypto(), query).stream().map(CryptoJson::text);
        if (!wanted.nested()) {
            return Answers.written(array(selected, _ -> List.of(), crypto));
        }
        Map<String, SimulatedOrder> byId =
                all.stream().collect(Collectors.toMap(SimulatedOrder::id, Function.identity()));
        return Answers.written(array(
                selected, order -> order.links().legs().stream().map(byId::get).toList(), crypto));
    }

    /// `orders`, each with its `legs` below it, and `others` as they are.
    private String array(
            List<SimulatedOrder> orders, Function<SimulatedOrder, List<SimulatedOrder>> legs, Stream<String> others) {
        return Stream.concat(
                        orders.stream().map(order -> Json.writeWithNulls(json.of(order, legs.apply(order)))), others)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Optional<WebResponse> one(TradingApi.Path path, Query query) {
        if (path.rest().size() != 1) {
            return Optional.empty();
        }
        String id = path.rest().getFirst();
        Optional<CryptoHolding> crypto = exchange.crypto().stream()
                .filter(held -> held.stop() != null && held.orderId().equals(id))
                .findFirst();
        if (crypto.isPresent()) {
            return crypto.map(CryptoJson::order).map(Answers::ok);
        }
        SimulatedOrder order = exchange.order(id).orElseThrow(() -> Refusal.notFound("order not found for " + id));
        return Optional.of(Answers.ok(show(order, query.flag("nested"))));
    }

    private WebResponse byClientId(Query query) {
        String id = query.text(CLIENT_ID).orElseThrow(() -> Refusal.field(CLIENT_ID + " is missing"));
        SimulatedOrder order =
                exchange.orderByClientId(id).orElseThrow(() -> Refusal.notFound("order not found for " + id));
        return Answers.ok(show(order, query.flag("nested")));
    }

    private WebResponse replace(TradingApi.Path path, WebRequest request) {
        SimulatedOrder order =
                exchange.replace(path.rest().getFirst(), Body.of(request.body()).change());
        return Answers.ok(show(order, false));
    }

    private Optional<WebResponse> cancel(TradingApi.Path path) {
        if (path.rest().size() != 1) {
            return Optional.empty();
        }
        exchange.cancel(path.rest().getFirst());
        return Optional.of(WebResponse.empty(204));
    }

    private WebResponse cancelAll() {
        return Answers.multi(
                exchange.cancelAll().stream().map(OrderRoutes::item).toList());
    }

    private static Map<String, Object> item(CancelResult result) {
        Refusal refusal = result.refusal();
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", result.orderId());
        item.put("status", refusal == null ? 200 : refusal.status());
        if (refusal != null) {
            item.put("body", refusal.body());
        }
        return item;
    }

    private Map<String, @Nullable Object> show(SimulatedOrder order, boolean nested) {
        List<SimulatedOrder> legs = nested
                ? order.links().legs().stream()
                        .flatMap(id -> exchange.order(id).stream())
                        .toList()
                : List.of();
        return json.of(order, legs);
    }
}
