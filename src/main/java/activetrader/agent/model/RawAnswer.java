package activetrader.agent.model;

import activetrader.json.Json;
import activetrader.json.JsonException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import java.util.List;
import java.util.Map;

/// What an endpoint sent, before the library reads it; empty for a model without an endpoint.
public record RawAnswer(Map<String, Object> body) {
    public static RawAnswer of(ChatResponse response) {
        if (!(response.metadata() instanceof OpenAiChatResponseMetadata metadata)
                || metadata.rawHttpResponse() == null
                || metadata.rawHttpResponse().body() == null) {
            return new RawAnswer(Map.of());
        }
        try {
            return new RawAnswer(Json.readObject(metadata.rawHttpResponse().body()));
        } catch (JsonException e) {
            return new RawAnswer(Map.of());
        }
    }

    /// The endpoint's own reason for the end of the answer; empty when it gave none.
    public String finishReason() {
        return body.get("choices") instanceof List<?> choices
                        && !choices.isEmpty()
                        && choices.getFirst() instanceof Map<?, ?> choice
                        && choice.get("finish_reason") instanceof String word
                ? ProviderText.line(word)
                : "";
    }

    /// The start of the unchanged body; empty when there was none.
    public String text() {
        return body.get(AnswerForm.RAW) instanceof String text ? text : "";
    }
}
