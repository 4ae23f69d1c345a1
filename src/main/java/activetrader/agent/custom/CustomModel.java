package activetrader.agent.custom;

import java.util.Map;

/// A trading model in Java. It decides as a language model does: from the same facts, by the same tools, under the
/// same limits, stops and flatten.
///
/// [java.util.ServiceLoader] finds it: its JAR lies in `models/` of the home folder, or on the class path, and names
/// it in `META-INF/services/activetrader.agent.custom.CustomModel`. The configuration chooses it with
/// `"basemodel": "java:NAME"`. Each agent has an object of its own, made by the public constructor without
/// parameters, and calls it in one thread at a time. Days of a backtest run in parallel: keep no static state.
public interface CustomModel {
    /// The name in the configuration: letters, digits, `-`, `_` and `.`.
    String name();

    /// Takes `models[].parameters` of the configuration, once before the first cycle.
    ///
    /// @throws IllegalArgumentException with one line that names the parameter, its value and what is allowed
    default void configure(Map<String, Object> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("it takes no parameters, was " + parameters.keySet());
        }
    }

    /// Decides. It is asked at the start of every cycle, and again with the results as long as it wants calls of
    /// tools.
    ModelAnswer answer(ModelRequest request);
}
