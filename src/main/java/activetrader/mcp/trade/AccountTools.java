package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.portfolio.Holding;
import activetrader.execution.portfolio.Portfolio;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tools that read the account, as the broker reports it now or reported it a moment ago. A failed call is an
/// error, never an empty account.
final class AccountTools {
    private final OrderDesk desk;

    AccountTools(OrderDesk desk) {
        this.desk = desk;
    }

    List<Tool> tools() {
        return List.of(
                Tool.reading("get_account_info", "Cash, buying power and equity.", List.of(), this::accountInfo),
                Tool.reading(
                        "get_positions", "All positions with their stops, profit and R.", List.of(), this::positions),
                Tool.reading(
                        "get_position",
                        "The position in one stock; held is false when there is none.",
                        List.of(Parameter.symbol("symbol", "Ticker, such as AAPL.")),
                        this::position),
                Tool.reading(
                        "get_portfolio_summary", "Account, positions and totals at once.", List.of(), _ -> summary()));
    }

    private Object accountInfo(ToolCall call) {
        return Answer.success()
                .put("account", JsonViews.account(portfolio(call).account()))
                .toMap();
    }

    private Portfolio portfolio(ToolCall call) {
        return desk.portfolio(call.cycle().orElse(null));
    }

    private Object positions(ToolCall call) {
        Portfolio portfolio = portfolio(call);
        return Answer.success()
                .put("positions", bySymbol(portfolio))
                .put("cash", portfolio.account().cash())
                .put("total_equity", portfolio.account().equity())
                .toMap();
    }

    private Object position(ToolCall call) {
        Symbol symbol = call.arguments().symbol("symbol");
        Optional<Holding> held = desk.portfolio().holdings().stream()
                .filter(holding -> holding.position().symbol().equals(symbol))
                .findFirst();
        return Answer.success()
                .put("symbol", symbol)
                .put("held", held.isPresent())
                .put("position", held.map(JsonViews::holding).orElse(null))
                .toMap();
    }

    private Object summary() {
        Portfolio portfolio = desk.portfolio();
        return Answer.success()
                .put("account", JsonViews.account(portfolio.account()))
                .put("positions", bySymbol(portfolio))
                .put(
                        "summary",
                        new Answer()
                                .put("total_positions", portfolio.holdings().size())
                                .put("total_position_value", totalValue(portfolio))
                                .put("total_unrealized_pl", unrealizedProfit(portfolio))
                                .put("cash", portfolio.account().cash())
                                .put("equity", portfolio.account().equity())
                                .toMap())
                .toMap();
    }

    private static Map<Symbol, Object> bySymbol(Portfolio portfolio) {
        Map<Symbol, Object> positions = new LinkedHashMap<>();
        portfolio.holdings().forEach(holding -> positions.put(holding.position().symbol(), JsonViews.holding(holding)));
        return positions;
    }

    private static Money totalValue(Portfolio portfolio) {
        return portfolio.holdings().stream()
                .map(holding -> holding.position().marketValue())
                .reduce(Money.ZERO, Money::plus);
    }

    private static Money unrealizedProfit(Portfolio portfolio) {
        return portfolio.holdings().stream()
                .map(holding -> holding.position().unrealizedProfit())
                .reduce(Money.ZERO, Money::plus);
    }
}
