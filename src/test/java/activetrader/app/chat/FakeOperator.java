package activetrader.app.chat;

import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorRequest;
import activetrader.execution.operator.OperatorResult;
import activetrader.execution.operator.OperatorResult.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Records requests; each gets the next outcome, `DONE` when none is planned.
final class FakeOperator implements OperatorPort {
    final List<OperatorRequest> requests = new ArrayList<>();
    final Deque<Outcome> outcomes = new ArrayDeque<>();
    ModeState mode = ModeState.INITIAL;

    @Override
    public synchronized OperatorResult execute(OperatorRequest request) {
        requests.add(request);
        Outcome outcome = outcomes.isEmpty() ? Outcome.DONE : outcomes.remove();
        return new OperatorResult(request, outcome, "as planned", mode, false, null);
    }

    @Override
    public ModeState mode() {
        return mode;
    }
}
