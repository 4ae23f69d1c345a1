package activetrader.agent.rules;

import activetrader.agent.custom.CallResult;
import activetrader.agent.custom.CustomModel;
import activetrader.agent.custom.ModelAnswer;
import activetrader.agent.custom.ModelRequest;
import activetrader.agent.custom.ToolCall;
import activetrader.agent.model.ModelSettings;
import activetrader.text.OrderTool;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The written strategy as a model.
final class WrittenStrategy implements CustomModel {
    private final StrategySettings strategy;
    private final boolean enters;
    private final Set<String> enteredToday = new HashSet<>();
    private String day = "";

    /// @param enters whether it may enter; otherwise it only closes
    WrittenStrategy(StrategySettings strategy, boolean enters) {
        this.strategy = strategy;
        this.enters = enters;
    }

    @Override
    public String name() {
        return ModelSettings.RULES;
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
        return request.isFirst() ? decide(request) : conclude(request.rounds());
    }

    private ModelAnswer decide(ModelRequest request) {
        Situation now = new Situation(request.facts(), strategy);
        startDay(now.date());
        enteredToday.addAll(now.tradedToday());
        List<ToolCall> calls = new ArrayList<>();
        now.positions().forEach(held -> ExitRules.call(held, now).ifPresent(calls::add));
        if (enters && enteredToday.size() < strategy.entries().mostADay()) {
            EntryRules.call(now, enteredToday).ifPresent(entry -> {
                enteredToday.add(entry.symbol());
                calls.add(entry);
            });
        }
        calls.removeIf(call -> !request.tools().contains(call.tool()));
        return calls.isEmpty() ? ModelAnswer.done(nothingToDo(now)) : ModelAnswer.of(calls);
    }

    private void startDay(String date) {
        if (!date.equals(day)) {
            day = date;
            enteredToday.clear();
        }
    }

    private static String nothingToDo(Situation now) {
        int held = now.positions().size();
        return held == 0 ? "No setup meets every rule; staying in cash." : "Holding " + held + ", no rule to act on.";
    }

    /// Tries once more with the size that the gate allows; otherwise ends with the results of the calls.
    private ModelAnswer conclude(List<List<CallResult>> rounds) {
        if (enters && rounds.size() == 1) {
            for (CallResult result : rounds.getFirst()) {
                BigDecimal allowed =
                        OrderTool.BUY.isNamed(result.call().tool()) ? allowedQuantity(result) : BigDecimal.ZERO;
                if (allowed.signum() > 0) {
                    Map<String, Object> smaller =
                            new LinkedHashMap<>(result.call().arguments());
                    smaller.put("quantity", allowed);
                    return new ModelAnswer(
                            "The limit allows " + allowed + ".",
                            List.of(new ToolCall(OrderTool.BUY.toolName(), smaller, "smaller")));
                }
            }
        }
        String summary = rounds.stream()
                .flatMap(List::stream)
                .map(result -> result.call().tool() + " " + (result.succeeded() ? "done" : "refused"))
                .collect(Collectors.joining(", "));
        return ModelAnswer.done("Cycle done: " + summary + ".");
    }

    private static BigDecimal allowedQuantity(CallResult result) {
        return result.values().get("max_quantity") instanceof Number number
                ? new BigDecimal(number.toString())
                : BigDecimal.ZERO;
    }
}
