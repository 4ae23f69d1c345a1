package activetrader.agent.rules;

import activetrader.agent.custom.CustomChat;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/// A chat model without a network. It reads the fact sheet and plays the written strategy by fixed rules, with the
/// same messages and tools as any other model.
///
/// It enters a symbol once a day, by the fact sheet and by its own memory.
public final class RulesModel implements ChatModel {
    private final ChatModel chat;

    /// Plays the strategy as the prompt has it.
    public RulesModel() {
        this(StrategySettings.defaults());
    }

    public RulesModel(StrategySettings strategy) {
        this(strategy, true);
    }

    private RulesModel(StrategySettings strategy, boolean enters) {
        this.chat = new CustomChat(new WrittenStrategy(strategy, enters));
    }

    /// The exits of the rules alone, for a cycle whose own model is gone.
    public static RulesModel exitsOnly(StrategySettings strategy) {
        return new RulesModel(strategy, false);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return chat.doChat(request);
    }
}
