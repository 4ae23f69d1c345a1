package activetrader.agent;

import activetrader.agent.tools.McpTools;
import activetrader.agent.tools.ToolFailure;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.text.UnknownOutcome;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The tools as the model of one cycle uses them. Each call is recorded when it returns; a mistake is answered with
/// a short correction.
/// See decision 19.
final class CycleTools {
    private static final int UNKNOWN_TOOLS_ALLOWED = 3;
    private static final int LONGEST_RESULT = 12_000;

    private final McpTools tools;
    private final List<ToolSpecification> specifications;
    private final Transcript transcript;
    private final TimeSource time;
    private final CycleEnd end;
    private final RepeatedCalls repeated = new RepeatedCalls();
    private final List<ToolUse> uses = new CopyOnWriteArrayList<>();
    private int unknownTools;

    CycleTools(
            McpTools tools,
            List<ToolSpecification> specifications,
            Transcript transcript,
            TimeSource time,
            CycleEnd end) {
        this.tools = tools;
        this.specifications = specifications;
        this.transcript = transcript;
        this.time = time;
        this.end = end;
    }

    /// The calls so far, whatever their results.
    List<ToolUse> uses() {
        return List.copyOf(uses);
    }

    /// Carries out `request` for the model.
    ToolExecutionResult execute(ToolExecutionRequest request, InvocationContext context) {
        end.requireOpen();
        Instant start = time.instant();
        ToolUse use;
        try {
            use = use(request, tools.execute(checked(request), context), ToolUse.End.ANSWERED, start);
        } catch (ToolFailure.Refused e) {
            use = refused(request, String.valueOf(e.getMessage()), start);
        } catch (ToolFailure.OutcomeUnknown e) {
            use = use(request, unknownOutcome(request, e), ToolUse.End.UNKNOWN, start);
        } catch (ToolFailure.ServiceDown e) {
            record(request, use(request, "ERROR: " + e.getMessage(), ToolUse.End.FAILED, start));
            // Not the failure itself: the library throws its cause instead.
            throw new CycleStop(new Outcome.Failed(String.valueOf(e.getMessage()), false, "a service does not answer"));
        }
        record(request, use);
        return ToolExecutionResult.builder()
                .isError(use.failed())
                .resultText(use.result())
                .build();
    }

    /// The request with its arguments as one JSON object.
    private ToolExecutionRequest checked(ToolExecutionRequest request) {
        String arguments = request.arguments() == null || request.arguments().isBlank() ? "{}" : request.arguments();
        try {
            Json.readObject(arguments);
        } catch (JsonException e) {
            throw new ToolFailure.Refused(
                    "the arguments of " + request.name() + " must be one JSON object: " + e.getMessage(), e);
        }
        if (repeated.isRepeated(request.name(), arguments)) {
            throw new ToolFailure.Refused(
                    "you made this same call before in this cycle and its answer still stands; do something else or"
                            + " finish",
                    null);
        }
        return request.toBuilder().arguments(arguments).build();
    }

    /// The use of a tool that answered with an error. A service may say so that it does not know the outcome.
    private ToolUse refused(ToolExecutionRequest request, String reason, Instant start) {
        boolean unknown = RepeatedCalls.isOrder(request.name()) && UnknownOutcome.isSaidBy(reason);
        return use(request, "ERROR: " + reason, unknown ? ToolUse.End.UNKNOWN : ToolUse.End.FAILED, start);
    }

    private static String unknownOutcome(ToolExecutionRequest request, ToolFailure.OutcomeUnknown e) {
        String advice = RepeatedCalls.isOrder(request.name())
                ? " It may have happened: do not repeat it, look at get_positions and get_orders."
                : "";
        return UnknownOutcome.text(e.getMessage() + "." + advice);
    }

    private ToolUse use(ToolExecutionRequest request, String result, ToolUse.End ending, Instant start) {
        String text = result.length() > LONGEST_RESULT
                ? result.substring(0, LONGEST_RESULT) + "… (cut; ask for less)"
                : result;
        String arguments = request.arguments() == null ? "" : request.arguments();
        return new ToolUse(request.name(), arguments, text, ending, start, Duration.between(start, time.instant()));
    }

    private void record(ToolExecutionRequest request, ToolUse use) {
        uses.add(use);
        transcript.tool(request.id(), use);
    }

    /// The answer to a call of a tool that does not exist.
    ToolExecutionResultMessage unknownTool(ToolExecutionRequest request) {
        end.requireOpen();
        String names = String.join(
                ", ", specifications.stream().map(ToolSpecification::name).toList());
        ToolUse use = use(
                request,
                "ERROR: there is no tool " + request.name() + "; there are: " + names,
                ToolUse.End.FAILED,
                time.instant());
        record(request, use);
        unknownTools++;
        if (unknownTools >= UNKNOWN_TOOLS_ALLOWED) {
            throw new CycleStop(
                    new Outcome.Stopped("the model called tools that do not exist " + unknownTools + " times"));
        }
        return ToolExecutionResultMessage.from(request, use.result());
    }
}
