package activetrader.agent.rules;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/// A chat model without a network: it reads the fact sheet and plays the written strategy by fixed rules.
public final class RulesModel implements ChatModel {
    @Override
    public ChatResponse doChat(ChatRequest request) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from("<FINISH_SIGNAL>"))
                .build();
    }
}
