package activetrader.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A model that answers its n-th request, counted from 0, as the script says.
final class ScriptedModel implements ChatModel {
    final List<ChatRequest> requests = new ArrayList<>();
    private final IntFunction<AiMessage> script;
    private final FinishReason finishReason;

    ScriptedModel(IntFunction<AiMessage> script, FinishReason finishReason) {
        this.script = script;
        this.finishReason = finishReason;
    }

    static ScriptedModel of(AiMessage... answers) {
        return new ScriptedModel(n -> answers[Math.min(n, answers.length - 1)], FinishReason.STOP);
    }

    static AiMessage call(String tool, String arguments) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("id-" + tool)
                .name(tool)
                .arguments(arguments)
                .build());
    }

    static AiMessage done() {
        return AiMessage.from("Nothing more to do. " + TradingAgent.FINISH_SIGNAL);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        requests.add(request);
        return ChatResponse.builder()
                .aiMessage(script.apply(requests.size() - 1))
                .tokenUsage(new TokenUsage(1000, 50))
                .finishReason(finishReason)
                .build();
    }
}
