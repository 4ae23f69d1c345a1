package activetrader.session.trader;

import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;
import activetrader.agent.TradingAgent;
import activetrader.agent.facts.PositionFacts;
import activetrader.agent.facts.PositionsAnswer;
import activetrader.json.Json;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.text.NotFlat;
import activetrader.text.OrderTool;
import com.fasterxml.jackson.annotation.JsonProperty;
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
        PositionsAnswer answer = PositionsAnswer.read(agent.tools()::call);
        return new Holdings(
                answer.cash(),
                answer.equity(),
                answer.bySymbol().entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .toList());
    }

    @Override
    public FlattenOutcome flatten(String reason) {
        FlattenAnswer answer =
                call(OrderTool.CLOSE_ALL_POSITIONS.toolName(), Map.of("reason", reason), FlattenAnswer.class);
        return new FlattenOutcome(
                answer.flat(),
                NotFlat.STILL_CLOSING.name().equals(answer.reasonCode()),
                answer.closed() == null ? List.of() : answer.closed(),
                answer.remaining() == null ? List.of() : answer.remaining());
    }

    private <T> T call(String tool, Map<String, Object> arguments, Class<T> type) {
        return Json.convert(agent.tools().call(tool, arguments), type);
    }

    private static Holdings.Line line(String symbol, PositionFacts position) {
        return new Holdings.Line(
                new Symbol(symbol),
                position.quantity(),
                position.averageEntryPrice(),
                position.stopPrice() == null ? null : new Price(position.stopPrice()),
                position.openedAt(),
                Boolean.TRUE.equals(position.kept()));
    }

    private record FlattenAnswer(
            @JsonProperty("flat") boolean flat,
            @JsonProperty("reason_code") @Nullable String reasonCode,
            @JsonProperty("closed") @Nullable List<FlattenOutcome.Closed> closed,
            @JsonProperty("remaining") @Nullable List<FlattenOutcome.Remaining> remaining) {}
}
