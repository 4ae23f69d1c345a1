package activetrader.agent.model;

import activetrader.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which chat model decides, and how to reach it.
///
/// @param name the model id that the endpoint knows, [#RULES], or the name of a model in Java, see [ModelKind]
/// @param baseUrl of an OpenAI-compatible API; without one, DeepSeek's
/// @param apiKey null for models in this process and for endpoints that need none
/// @param customParameters sent unchanged with every request; one that is null is left out of every request
/// @param maxOutputTokens the limit of one answer
/// @param timeout for one whole request, body included
/// @param maxRetries retries of one request after temporary failures; a cycle is never repeated
/// @param baseDelay before the first retry; it doubles with each retry
/// @param style how the endpoint differs from the OpenAI-compatible form
public record ModelSettings(
        String name,
        @Nullable URI baseUrl,
        @Nullable Secret apiKey,
        Thinking thinking,
        boolean parallelToolCalls,
        Map<String, Object> customParameters,
        int maxOutputTokens,
        Duration timeout,
        int maxRetries,
        Duration baseDelay,
        EndpointStyle style) {
    /// The built-in model that plays the written strategy without a network.
    public static final String RULES = "rules";

    /// The built-in model that plays the breakout of the first five minutes.
    public static final String OPENING_RANGE = "opening-range";

    public static final URI DEEPSEEK_URL = URI.create("https://api.deepseek.com/v1");

    public ModelSettings {
        customParameters = Collections.unmodifiableMap(new LinkedHashMap<>(customParameters));
    }

    /// As the other constructor, in the usual style of the provider at `baseUrl`.
    public ModelSettings(
            String name,
            @Nullable URI baseUrl,
            @Nullable Secret apiKey,
            Thinking thinking,
            boolean parallelToolCalls,
            Map<String, Object> customParameters,
            int maxOutputTokens,
            Duration timeout,
            int maxRetries,
            Duration baseDelay) {
        this(
                name,
                baseUrl,
                apiKey,
                thinking,
                parallelToolCalls,
                customParameters,
                maxOutputTokens,
                timeout,
                maxRetries,
                baseDelay,
                EndpointStyle.at(baseUrl));
    }

    /// The usual settings of the model `name`: thinking is switched off where DeepSeek's default has it on.
    public static ModelSettings of(String name, @Nullable URI baseUrl, @Nullable Secret apiKey) {
        return new ModelSettings(
                name,
                baseUrl,
                apiKey,
                name.startsWith("deepseek") ? Thinking.DISABLED : Thinking.UNSPECIFIED,
                true,
                Map.of(),
                2_000,
                Duration.ofSeconds(60),
                3,
                Duration.ofSeconds(1));
    }

    /// The default: DeepSeek's small model, without thinking.
    public static ModelSettings defaults() {
        return of("deepseek-flash", DEEPSEEK_URL, null);
    }

    /// These settings for the model id `other` at the same address.
    public ModelSettings named(String other) {
        return new ModelSettings(
                other,
                baseUrl,
                apiKey,
                thinking,
                parallelToolCalls,
                customParameters,
                maxOutputTokens,
                timeout,
                maxRetries,
                baseDelay,
                style);
    }

    public ModelKind kind() {
        return ModelKind.of(name);
    }
}
