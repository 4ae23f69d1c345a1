package activetrader.agent.model;

/// Whether a model is asked to reason at length before it answers.
public enum Thinking {
    /// Sends `thinking: {type: disabled}`, as DeepSeek's models need it: their default is to think.
    DISABLED,
    /// Sends `thinking: {type: enabled}`, and returns the model's reasoning to it within a cycle.
    ENABLED,
    /// Sends nothing about it, for endpoints that do not know the parameter.
    UNSPECIFIED
}
