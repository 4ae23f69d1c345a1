package activetrader.agent.facts;

import activetrader.agent.tools.ToolFailure;
import activetrader.market.Money;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// What the account holds, as `get_positions` returns it.
///
/// @param bySymbol each open position
public record PositionsAnswer(
        @JsonProperty("cash") Money cash,
        @JsonProperty("total_equity") Money equity,
        @JsonProperty("positions") Map<String, PositionFacts> bySymbol) {
    private static final String TOOL = "get_positions";

    /// @throws ToolFailure when the tool fails, or answers in another form
    public static PositionsAnswer read(FactReader.Call tools) {
        Map<String, Object> answer = FactReader.succeeded(tools, TOOL);
        if (!(answer.get("positions") instanceof Map)) {
            throw new ToolFailure.Refused(TOOL + " answered without \"positions\"", null);
        }
        return FactReader.convert(TOOL, answer, PositionsAnswer.class);
    }
}
