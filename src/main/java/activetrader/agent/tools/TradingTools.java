package activetrader.agent.tools;

import java.util.List;
import java.util.Map;

/// Direct calls of the services' tools, for code that needs a fact or an action without a model.
public interface TradingTools {
    /// Calls `tool` and returns its result object.
    ///
    /// A result in which the tool reports `success: false` is a result like any other.
    ///
    /// @throws ToolFailure when there is no result; the subtype says what is known
    Map<String, Object> call(String tool, Map<String, Object> arguments);

    /// The names of all tools that both services offer, data first, in the services' own order.
    List<String> offered();
}
