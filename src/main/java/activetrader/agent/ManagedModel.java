package activetrader.agent;

import activetrader.agent.model.ModelFailure;
import activetrader.agent.rules.RulesModel;
import activetrader.agent.rules.StrategySettings;
import activetrader.time.TimeSource;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The model of one cycle. While it is gone, the exits of the rules replace it: open positions are managed, nothing
/// is entered.
/// See decision 80.
final class ManagedModel implements ChatModel {
    private static final Logger log = LoggerFactory.getLogger(ManagedModel.class);

    private final ChatModel model;
    private final ChatModel exits;
    private final ModelHealth health;
    private final TimeSource time;
    private volatile boolean byRules;
    private volatile boolean asking;

    ManagedModel(ChatModel model, StrategySettings strategy, ModelHealth health, TimeSource time) {
        this.exits = RulesModel.exitsOnly(strategy);
        this.model = model;
        this.health = health;
        this.time = time;
    }

    /// Whether the rules have answered instead of the model.
    boolean isByRules() {
        return byRules;
    }

    /// Whether a request has no answer yet, or had none when the cycle was abandoned.
    boolean isAsking() {
        return asking;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        if (byRules) {
            return exits.chat(request);
        }
        boolean gone = health.absence() != null;
        if (gone) {
            ChatResponse exit = exits.chat(request);
            if (!health.mayAsk(time.instant()) || exit.aiMessage().hasToolExecutionRequests()) {
                byRules = true;
                return exit;
            }
        }
        try {
            ChatResponse answer = asked(request);
            health.answered();
            if (gone) {
                log.info("model answers again");
            }
            return answer;
        } catch (ModelFailure e) {
            if (Thread.currentThread().isInterrupted() || !isGoneAfter(e)) {
                throw e;
            }
            if (!gone) {
                log.error("model is gone, exits by rules, no entries reason=\"{}\"", e.getMessage());
            }
            byRules = true;
            return exits.chat(opening(request));
        }
    }

    /// The start of the conversation, without what a model did in it: the rules judge every position, also when
    /// they take over in the middle of a cycle.
    private static ChatRequest opening(ChatRequest request) {
        List<ChatMessage> opening = request.messages().stream()
                .filter(message -> message instanceof SystemMessage || message instanceof UserMessage)
                .toList();
        return request.toBuilder().messages(opening).build();
    }

    /// The model's answer. A failure of an interrupted thread means that the cycle was abandoned while the model
    /// still worked.
    private ChatResponse asked(ChatRequest request) {
        asking = true;
        ChatResponse answer;
        try {
            answer = model.chat(request);
        } catch (ModelFailure e) {
            asking = Thread.currentThread().isInterrupted();
            throw e;
        }
        asking = false;
        return answer;
    }

    private boolean isGoneAfter(ModelFailure failure) {
        health.failed(failure, time.instant());
        return health.absence() != null;
    }
}
