package activetrader.agent.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Tokens that a model read and wrote.
///
/// @param input all input tokens, cached ones included
/// @param cached the input tokens that the provider's prompt cache held
public record TokenCount(
        @JsonProperty("input") long input,
        @JsonProperty("cached") long cached,
        @JsonProperty("output") long output) {
    public static final TokenCount ZERO = new TokenCount(0, 0, 0);

    public TokenCount plus(TokenCount other) {
        return new TokenCount(input + other.input, cached + other.cached, output + other.output);
    }

    /// Input and output together.
    public long total() {
        return input + output;
    }
}
