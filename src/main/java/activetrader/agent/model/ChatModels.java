package activetrader.agent.model;

import activetrader.config.Redactor;
import activetrader.time.TimeSource;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes chat models that call an OpenAI-compatible API.
public final class ChatModels {
    private ChatModels() {}

    /// A model that retries temporary failures and throws [ModelFailure] for all others.
    public static ChatModel open(ModelSettings settings, TimeSource time) {
        return retrying(openAi(settings), settings, time);
    }

    static ChatModel retrying(ChatModel model, ModelSettings settings, TimeSource time) {
        return new RetryingModel(model, settings, time);
    }

    private static ChatModel openAi(ModelSettings settings) {
        boolean thinks = settings.thinking() == Thinking.ENABLED;
        return OpenAiChatModel.builder()
                .httpClientBuilder(new BoundedHttpClient.Builder(Dialect.of(settings), Redactor.of(settings.apiKey())))
                .baseUrl((settings.baseUrl() == null ? ModelSettings.DEEPSEEK_URL : settings.baseUrl()).toString())
                .apiKey(settings.apiKey() == null ? "none" : settings.apiKey().reveal())
                .modelName(settings.name())
                .parallelToolCalls(settings.parallelToolCalls() ? true : null)
                .maxTokens(settings.maxOutputTokens())
                .customParameters(thinking(settings))
                .returnThinking(thinks)
                .sendThinking(thinks)
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    private static Map<String, Object> thinking(ModelSettings settings) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        switch (settings.thinking()) {
            case DISABLED -> parameters.put("thinking", Map.of("type", "disabled"));
            case ENABLED -> parameters.put("thinking", Map.of("type", "enabled"));
            case UNSPECIFIED -> {}
        }
        return parameters;
    }
}
