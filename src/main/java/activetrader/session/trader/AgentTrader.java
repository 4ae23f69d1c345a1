package activetrader.session.trader;

import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;
import activetrader.agent.TradingAgent;
import activetrader.json.Json;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The [Trader] made of the agent and the tools of the services.
public final class AgentTrader implements Trader {
    private final TradingAgent agent;

    public AgentTrader(TradingAgent agent) {
        this.agent = agent;
    }

    @Override
    public int prepare() {
        holdings();
        return agent.toolNames().size();
    }

    @Override
    public CycleReport runCycle(Cycle cycle) throws InterruptedException {
        return agent.runCycle(cycle);
    }

    @Override
    public Holdings holdings() {
        PositionsAnswer answer = call("get_positions", Map.of(), PositionsAnswer.class);
        return new Holdings(
                answer.cash(),
                answer.equity(),
                answer.positions().entrySet().stream()
                        .map(entry -> entry.getValue().line(new Symbol(entry.getKey())))
                        .toList());
    }

    @Override
    public FlattenOutcome flatten(String reason) {
        FlattenAnswer answer = call("close_all_positions", Map.of("reason", reason), FlattenAnswer.class);
        return new FlattenOutcome(
                answer.flat(),
                "STILL_CLOSING".equals(answer.reasonCode()),
                answer.closed() == null ? List.of() : answer.closed(),
                answer.remaining() == null ? List.of() : answer.remaining());
    }

    private <T> T call(String tool, Map<String, Object> arguments, Class<T> type) {
        return Json.convert(agent.tools().call(tool, arguments), type);
    }

    private record PositionsAnswer(
            @JsonProperty("cash") Money cash,
            @JsonProperty("total_equity") Money equity,
            @JsonProperty("positions") Map<String, PositionAnswer> positions) {}

    private record PositionAnswer(
            @JsonProperty("qty") BigDecimal quantity,
            @JsonProperty("avg_entry_price") BigDecimal averagePrice,
            @JsonProperty("market_value") BigDecimal marketValue,
            @JsonProperty("stop_price") @Nullable Price stop,
            @JsonProperty("opened_at") @Nullable Instant openedAt,
            @JsonProperty("kept") @Nullable Boolean kept) {
        Holdings.Line line(Symbol symbol) {
            return new Holdings.Line(
                    symbol, quantity, averagePrice, marketValue, stop, openedAt, Boolean.TRUE.equals(kept));
        }
    }

    private record FlattenAnswer(
            @JsonProperty("flat") boolean flat,
            @JsonProperty("reason_code") @Nullable String reasonCode,
            @JsonProperty("closed") @Nullable List<FlattenOutcome.Closed> closed,
            @JsonProperty("remaining") @Nullable List<FlattenOutcome.Remaining> remaining) {}
}
