package activetrader.simulator.trading;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.AccountRules;
import activetrader.time.TimeSource;
import java.util.List;
import java.util.Optional;

/// `/v2/account` and what hangs below it.
final class AccountRoutes implements TradingApi.Routes {
    private final Exchange exchange;
    private final TimeSource time;

    AccountRoutes(Exchange exchange, TimeSource time) {
        this.exchange = exchange;
        this.time = time;
    }

    @Override
    public Optional<WebResponse> answer(TradingApi.Path path, WebRequest request) {
        List<String> rest = path.rest();
        return switch (path.pattern()) {
            case "GET /v2/account" -> get(rest, new Query(request));
            case "PATCH /v2/account" ->
                rest.equals(List.of("configurations")) ? Optional.of(configure(request)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<WebResponse> get(List<String> rest, Query query) {
        if (rest.size() == 2 && rest.getFirst().equals("activities")) {
            return Optional.of(activities(Optional.of(rest.getLast()), query));
        }
        return switch (String.join("/", rest)) {
            case "" -> Optional.of(Answers.ok(AccountJson.of(exchange, time.instant())));
            case "configurations" -> Optional.of(Answers.ok(AccountJson.rules(exchange.rules())));
            case "activities" -> Optional.of(activities(Optional.empty(), query));
            case "portfolio/history" -> Optional.of(Answers.ok(new EquityHistory(exchange).of(query, time.instant())));
            default -> Optional.empty();
        };
    }

    private WebResponse activities(Optional<String> type, Query query) {
        return Answers.ok(Activities.select(exchange, type, query));
    }

    private WebResponse configure(WebRequest request) {
        AccountRules rules = AccountJson.changed(exchange.rules(), Body.of(request.body()));
        exchange.setRules(rules);
        return Answers.ok(AccountJson.rules(rules));
    }
}
