package activetrader.agent.custom;

import activetrader.agent.facts.FactPage;
import java.util.List;
import java.util.Set;

/// What a model decides by.
///
/// @param facts at the start of the cycle
/// @param tools that may be called
/// @param rounds the results of each answer with calls that this cycle had before, in order; none at first
public record ModelRequest(FactPage facts, Set<String> tools, List<List<CallResult>> rounds) {
    public ModelRequest {
        tools = Set.copyOf(tools);
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /// Whether the cycle begins.
    public boolean isFirst() {
        return rounds.isEmpty();
    }
}
