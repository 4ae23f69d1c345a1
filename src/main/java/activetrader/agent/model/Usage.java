package activetrader.agent.model;

import activetrader.json.Json;
import activetrader.json.JsonException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what a request cost in tokens from the provider's answer.
public final class Usage {
    private Usage() {}

    /// DeepSeek counts cache hits in a field of its own; other providers in `cached_tokens`.
    public static TokenCount of(ChatResponse response) {
        TokenUsage usage = response.tokenUsage();
        if (usage == null) {
            return TokenCount.ZERO;
        }
        long input = orZero(usage.inputTokenCount());
        Long hits = deepSeekHits(response);
        long cached = hits == null ? cachedTokens(usage) : hits;
        return new TokenCount(input, Math.min(input, cached), orZero(usage.outputTokenCount()));
    }

    private static @Nullable Long deepSeekHits(ChatResponse response) {
        if (!(response.metadata() instanceof OpenAiChatResponseMetadata metadata)
                || metadata.rawHttpResponse() == null
                || metadata.rawHttpResponse().body() == null) {
            return null;
        }
        try {
            Object usage = Json.readObject(metadata.rawHttpResponse().body()).get("usage");
            Object hits = usage instanceof Map<?, ?> fields ? fields.get("prompt_cache_hit_tokens") : null;
            return hits instanceof Number number ? number.longValue() : null;
        } catch (JsonException e) {
            return null;
        }
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
