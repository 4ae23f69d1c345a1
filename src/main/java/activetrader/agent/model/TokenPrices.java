package activetrader.agent.model;

import java.math.BigDecimal;

/// What a model's tokens cost, in US dollars for a million.
///
/// @param cachedInput for input that the prompt cache held
/// @param input for all other input
public record TokenPrices(BigDecimal cachedInput, BigDecimal input, BigDecimal output) {
    public static TokenPrices of(String cachedInput, String input, String output) {
        return new TokenPrices(new BigDecimal(cachedInput), new BigDecimal(input), new BigDecimal(output));
    }

    /// The exact cost of `tokens` in US dollars.
    public BigDecimal costOf(TokenCount tokens) {
        return cachedInput
                .multiply(BigDecimal.valueOf(tokens.cached()))
                .add(input.multiply(BigDecimal.valueOf(tokens.input() - tokens.cached())))
                .add(output.multiply(BigDecimal.valueOf(tokens.output())))
                .movePointLeft(6);
    }
}
