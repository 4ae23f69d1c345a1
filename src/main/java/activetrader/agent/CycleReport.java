package activetrader.agent;

import activetrader.agent.facts.FactSheet;
import activetrader.agent.model.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one cycle saw, did and cost.
///
/// @param facts null when the services could not give them
/// @param answer the model's last text; empty when there was none
/// @param costUsd null when the model's price is not known
public record CycleReport(
        int number,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        @Nullable FactSheet facts,
        List<ToolUse> toolCalls,
        List<Decision> decisions,
        TokenCount tokens,
        @Nullable BigDecimal costUsd,
        String answer,
        Activity activity) {
    public CycleReport {
        toolCalls = List.copyOf(toolCalls);
        decisions = List.copyOf(decisions);
    }

    /// Whether an order reached the market, or may have.
    public boolean traded() {
        return decisions.stream()
                .anyMatch(decision -> decision instanceof Decision.Traded || decision instanceof Decision.Unknown);
    }
}
