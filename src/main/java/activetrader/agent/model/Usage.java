package activetrader.agent.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tokens that a request used.
///
/// @param estimated whether the provider reported no count, so that one token is counted for four characters;
///     budgets count it all the same
public record Usage(TokenCount tokens, boolean estimated) {
    private static final int CHARACTERS_PER_TOKEN = 4;

    /// DeepSeek counts cache hits in a field of its own; other providers in `cached_tokens`.
    public static Usage of(ChatRequest request, ChatResponse response) {
        TokenUsage usage = response.tokenUsage();
        long input = usage == null ? 0 : orZero(usage.inputTokenCount());
        if (usage == null || input <= 0) {
            return new Usage(estimate(request, response), true);
        }
        Long hits = deepSeekHits(response);
        long cached = hits == null ? cachedTokens(usage) : hits;
        return new Usage(
                new TokenCount(input, Math.clamp(cached, 0, input), Math.max(0, orZero(usage.outputTokenCount()))),
                false);
    }

    private static TokenCount estimate(ChatRequest request, ChatResponse response) {
        int sent = request.messages().toString().length()
                + String.valueOf(request.toolSpecifications()).length();
        int got = response.aiMessage().toString().length();
        return new TokenCount(Math.ceilDiv(sent, CHARACTERS_PER_TOKEN), 0, Math.ceilDiv(got, CHARACTERS_PER_TOKEN));
    }

    private static @Nullable Long deepSeekHits(ChatResponse response) {
        Object usage = RawAnswer.of(response).body().get("usage");
        Object hits = usage instanceof Map<?, ?> fields ? fields.get("prompt_cache_hit_tokens") : null;
        return hits instanceof Number number ? number.longValue() : null;
    }

    private static long cachedTokens(TokenUsage usage) {
        return usage instanceof OpenAiTokenUsage openAi && openAi.inputTokensDetails() != null
                ? orZero(openAi.inputTokensDetails().cachedTokens())
                : 0;
    }

    private static long orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
