package activetrader.agent.model;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an endpoint's names and values differ from the OpenAI-compatible form.
///
/// @param tokenLimitParameter the request's field for the output limit; null sends no limit
/// @param wholeReasons values of `finish_reason`, in lower case, that mean a complete answer, besides `stop`,
///     `tool_calls` and `function_call`
public record EndpointStyle(@Nullable String tokenLimitParameter, Set<String> wholeReasons) {
    public static final String MAX_TOKENS = "max_tokens";
    public static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    public EndpointStyle {
        wholeReasons = Set.copyOf(wholeReasons);
    }

    /// The style of the provider at `url`: OpenAI's newer models refuse `max_tokens`, and its older ones take both.
    public static EndpointStyle at(@Nullable URI url) {
        boolean openAi = url != null && "api.openai.com".equalsIgnoreCase(url.getHost());
        return new EndpointStyle(openAi ? MAX_COMPLETION_TOKENS : MAX_TOKENS, Set.of());
    }
}
