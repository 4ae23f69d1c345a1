package activetrader.agent.model;

import activetrader.text.FailureReason;
import activetrader.time.TimeSource;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats a model request that failed temporarily. Only this request is repeated, never what the cycle has already
/// done.
final class RetryingModel implements ChatModel {
    private static final Logger log = LoggerFactory.getLogger(RetryingModel.class);
    /// Statuses that repeat for every request until a person has acted.
    private static final Set<Integer> SHUT_OUT = Set.of(401, 402, 403, 404);
    private static final int LONGEST_CHAIN = 20;

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

    /// Puts a blank in place of missing reasoning. A model that thinks must get its reasoning back in the same
    /// cycle, and the library leaves empty reasoning out.
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
        boolean shutOut = refusal != null && SHUT_OUT.contains(refusal.statusCode());
        boolean needsPerson = shutOut
                || e instanceof AuthenticationException
                || e instanceof ModelNotFoundException
                || e instanceof InvalidRequestException;
        return new ModelFailure("model " + settings.name() + ": " + reason(e), kind(e), needsPerson, shutOut, e);
    }

    /// What went wrong, with the provider's own text where there is one.
    private static String reason(RuntimeException e) {
        HttpRefusal refusal = refusalIn(e);
        String words = refusal == null ? message(e) : ProviderText.of(refusal.getMessage());
        String kind = kind(e);
        return words.isEmpty() || kind.contains(words) ? kind : kind + ": " + words;
    }

    /// What went wrong, a fixed phrase for counting.
    private static String kind(RuntimeException e) {
        HttpRefusal refusal = refusalIn(e);
        if (refusal != null) {
            return meaning(refusal.statusCode()) + " (HTTP " + refusal.statusCode() + ")";
        }
        if (e instanceof TimeoutException) {
            return "no whole answer in time";
        }
        return isUnreadable(e) ? "the answer cannot be read" : "the model was not reached";
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401, 403 -> "the API key is refused";
            case 402 -> "the balance is empty";
            case 404 -> "no such model, or the base address is wrong (most end in /v1)";
            case 429 -> "rate limited";
            case 500, 502, 503, 504 -> "the provider is in trouble";
            default -> "the request is refused";
        };
    }

    private static boolean isUnreadable(RuntimeException e) {
        return causes(e).anyMatch(UnreadableAnswer.class::isInstance);
    }

    private static String message(RuntimeException e) {
        return ProviderText.line(FailureReason.of(e));
    }

    private static @Nullable HttpRefusal refusalIn(Throwable e) {
        return causes(e)
                .filter(HttpRefusal.class::isInstance)
                .map(HttpRefusal.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN);
    }
}
