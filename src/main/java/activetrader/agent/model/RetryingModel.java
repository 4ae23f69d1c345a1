package activetrader.agent.model;

import activetrader.time.TimeSource;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats a request to a model that failed in a way that may pass. What a cycle has done already is never repeated:
/// only the one request is.
final class RetryingModel implements ChatModel {
    private static final Logger log = LoggerFactory.getLogger(RetryingModel.class);
    private static final int PAYMENT_REQUIRED = 402;

    private final ChatModel model;
    private final ModelSettings settings;
    private final TimeSource time;

    RetryingModel(ChatModel model, ModelSettings settings, TimeSource time) {
        this.model = model;
        this.settings = settings;
        this.time = time;
    }

    /// @throws ModelFailure when there is no answer
    @Override
    public ChatResponse doChat(ChatRequest request) {
        Duration delay = settings.baseDelay();
        for (int retry = 0; ; retry++) {
            try {
                return usable(model.chat(request));
            } catch (RuntimeException e) {
                if (retry >= settings.maxRetries() || !mayPass(e)) {
                    throw failure(e);
                }
                pause(delay, e);
                delay = delay.multipliedBy(2);
            }
        }
    }

    /// A model that thinks must get its reasoning back in the same cycle, and the library leaves empty reasoning out.
    private ChatResponse usable(ChatResponse response) {
        AiMessage message = response.aiMessage();
        String thinking = message.thinking();
        if (settings.thinking() != Thinking.ENABLED || (thinking != null && !thinking.isEmpty())) {
            return response;
        }
        return response.toBuilder()
                .aiMessage(message.toBuilder().thinking(" ").build())
                .build();
    }

    private void pause(Duration delay, RuntimeException why) {
        HttpRefusal refusal = refusalIn(why);
        Duration asked = refusal == null ? null : refusal.retryAfter();
        Duration wait = asked == null || asked.compareTo(delay) < 0 ? delay : asked;
        log.warn("model request failed, repeating model={} wait={} reason=\"{}\"", settings.name(), wait, reason(why));
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure("interrupted before repeating a request: " + reason(why), false, e);
        }
    }

    private static boolean mayPass(RuntimeException e) {
        return !Thread.currentThread().isInterrupted()
                && !(e instanceof AuthenticationException)
                && !(e instanceof ModelNotFoundException)
                && !(e instanceof InvalidRequestException);
    }

    private ModelFailure failure(RuntimeException e) {
        HttpRefusal refusal = refusalIn(e);
        boolean noMoney = refusal != null && refusal.statusCode() == PAYMENT_REQUIRED;
        boolean needsPerson = noMoney
                || e instanceof AuthenticationException
                || e instanceof ModelNotFoundException
                || e instanceof InvalidRequestException;
        return new ModelFailure("model " + settings.name() + ": " + reason(e), needsPerson, e);
    }

    private static String reason(RuntimeException e) {
        HttpRefusal refusal = refusalIn(e);
        if (refusal == null) {
            String message = e.getMessage();
            return message == null ? e.getClass().getSimpleName() : firstLine(message);
        }
        String meaning = switch (refusal.statusCode()) {
            case 401, 403 -> "the API key is refused";
            case PAYMENT_REQUIRED -> "the balance is empty";
            case 404 -> "no such model, or the base address is wrong (most end in /v1)";
            case 429 -> "rate limited";
            case 500, 502, 503, 504 -> "the provider is in trouble";
            default -> "the request is refused";
        };
        return meaning + " (HTTP " + refusal.statusCode() + ")";
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("no reason given");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static @Nullable HttpRefusal refusalIn(Throwable e) {
        Throwable cause = e;
        while (cause != null) {
            if (cause instanceof HttpRefusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
