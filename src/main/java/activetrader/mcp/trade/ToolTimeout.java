package activetrader.mcp.trade;

import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.text.UnknownOutcome;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every call within [#BOUND] of physical time, whatever the broker does. A read that takes longer is
/// abandoned. A change of the account is never cut off: it continues, and the answer says so.
final class ToolTimeout {
    private static final Logger log = LoggerFactory.getLogger(ToolTimeout.class);

    static final Duration BOUND = Duration.ofSeconds(11);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final TimeSource time;

    ToolTimeout(TimeSource time) {
        this.time = time;
    }

    /// `tool` with the time limit.
    Tool bounded(Tool tool) {
        return tool.answeredBy(
                switch (tool.effect()) {
                    case READ_ONLY -> call -> read(tool, call);
                    case CHANGES, FINAL -> call -> change(tool, call);
                });
    }

    private Object read(Tool tool, ToolCall call) {
        try {
            return time.answerWithin(BOUND, () -> tool.handler().answer(call));
        } catch (TimeoutException e) {
            throw new ToolException("the broker did not answer within " + BOUND.toSeconds() + " seconds", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ToolException("the call was interrupted", e);
        }
    }

    /// Runs a change. The future is completed once: either the caller gets the result, or the caller has timed out
    /// and the result is logged.
    private Object change(Tool tool, ToolCall call) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        time.at(time.instant(), tool.name(), () -> run(tool, call, answer));
        await(tool, answer);
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void run(Tool tool, ToolCall call, CompletableFuture<Object> answer) {
        try {
            Object value = tool.handler().answer(call);
            if (!answer.complete(value)) {
                logLate(tool, value);
            }
        } catch (RuntimeException | Error e) {
            if (!answer.completeExceptionally(e)) {
                logLate(tool, e.getMessage());
            }
        }
    }

    /// Logs the result of a call whose caller has timed out.
    private static void logLate(Tool tool, @Nullable Object outcome) {
        log.warn("tool call ended after its caller had left tool={} outcome=\"{}\"", tool.name(), outcome);
    }

    /// Waits for the answer. After the time limit the answer is that the outcome is unknown.
    private void await(Tool tool, CompletableFuture<Object> answer) {
        try {
            time.answerWithin(BOUND, () -> untilDone(answer));
        } catch (TimeoutException e) {
            answer.completeExceptionally(new ToolException(
                    UnknownOutcome.text(
                            "do not repeat",
                            tool.name() + " still works after " + BOUND.toSeconds()
                                    + " seconds and continues; see get_orders and get_positions"),
                    e));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(
                    new ToolException("the wait was interrupted; the request continues, see get_orders", e));
        }
    }

    private boolean untilDone(CompletableFuture<Object> answer) throws InterruptedException {
        while (!answer.isDone()) {
            time.sleep(LOOK_EVERY);
        }
        return true;
    }
}
