package activetrader.agent.model;

/// Whether a model that can reason at length before it answers is asked to.
public enum Thinking {
    /// Sends `thinking: {type: disabled}`, as DeepSeek's models need it: their default is to think.
    DISABLED,
    /// Sends `thinking: {type: enabled}`, and returns the model's reasoning to it within a cycle.
    ENABLED,
    /// Says nothing about it, for endpoints that do not know the parameter.
    UNSPECIFIED
}
