package activetrader.agent;

import activetrader.agent.answer.AnswerFault;
import activetrader.agent.model.RawAnswer;
import activetrader.agent.model.Usage;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.time.TimeSource;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The decision log of one cycle, `log/<date>/cycle-<nnn>.log`: everything that was sent to the model and came
/// back. Each line is on the disk before the next step.
///
/// The system prompt and the tools are written once a day, to `system-<hash>.log`.
final class Transcript {
    private final JsonlFile file;
    private final RecordFolder records;
    private final Cycle cycle;
    private final TimeSource time;

    Transcript(RecordFolder records, Cycle cycle, TimeSource time) {
        this.file = new JsonlFile(
                records.log(cycle.date()).resolve(String.format(Locale.ROOT, "cycle-%03d.log", cycle.number())));
        this.records = records;
        this.cycle = cycle;
        this.time = time;
    }

    void prompt(SystemPrompt system, List<ToolSpecification> tools, String facts) {
        system(system, tools);
        Map<String, Object> line = line("prompt", List.of(message("user", facts)));
        line.put("system_prompt", system.hash());
        file.append(line);
    }

    private void system(SystemPrompt system, List<ToolSpecification> tools) {
        JsonlFile once = new JsonlFile(records.log(cycle.date()).resolve("system-" + system.hash() + ".log"));
        if (!Files.exists(once.path())) {
            Map<String, Object> line = line("system", List.of(message("system", system.text())));
            line.put("tools", tools.stream().map(ToolSpecification::name).toList());
            once.append(line);
        }
    }

    /// @param fault what is wrong with the answer; with a fault the start of the endpoint's text is kept unchanged
    void answer(
            String model,
            ChatResponse response,
            @Nullable AnswerFault fault,
            Duration latency,
            Usage usage,
            @Nullable BigDecimal cost) {
        Map<String, Object> line = line("answer", List.of(message(response.aiMessage())));
        line.put("model", model);
        line.put("finish_reason", String.valueOf(response.finishReason()));
        line.put("latency_ms", latency.toMillis());
        line.put("tokens", usage.tokens());
        if (usage.estimated()) {
            line.put("tokens_estimated", true);
        }
        putIfKnown(line, "cost_usd", cost);
        if (fault != null) {
            line.put("unfinished", fault.line());
            line.put("raw_text", RawAnswer.of(response).text());
        }
        file.append(line);
    }

    private static Map<String, Object> message(AiMessage answer) {
        Map<String, Object> message = message("assistant", answer.text() == null ? "" : answer.text());
        if (answer.hasToolExecutionRequests()) {
            message.put(
                    "tool_calls",
                    answer.toolExecutionRequests().stream()
                            .map(Transcript::call)
                            .toList());
        }
        if (answer.thinking() != null && !answer.thinking().isBlank()) {
            message.put("reasoning_content", answer.thinking());
        }
        return message;
    }

    private static Map<String, Object> call(ToolExecutionRequest request) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("id", request.id());
        call.put("name", request.name());
        call.put("arguments", request.arguments());
        return call;
    }

    void tool(@Nullable String callId, ToolUse use) {
        Map<String, Object> message = message("tool", use.result());
        message.put("tool_call_id", callId == null ? "" : callId);
        message.put("name", use.tool());
        message.put("arguments", use.arguments());
        message.put("failed", use.failed());
        Map<String, Object> line = line("tool", List.of(message));
        line.put("latency_ms", use.latency().toMillis());
        file.append(line);
    }

    void end(CycleReport report) {
        Map<String, Object> line = line("end", List.of());
        line.put("started_at", report.startedAt());
        line.put("outcome", report.outcome().word());
        line.put("outcome_text", report.outcome().line());
        if (!report.outcome().kind().isEmpty()) {
            line.put("outcome_kind", report.outcome().kind());
        }
        line.put("did", DecisionText.of(report.decisions()));
        line.put("said", DecisionText.words(report.answer()));
        line.put("tool_calls", report.toolCalls().size());
        line.put(
                "decisions",
                report.decisions().stream().map(Transcript::decision).toList());
        line.put("activity", report.activity());
        line.put("tokens", report.tokens());
        putIfKnown(line, "cost_usd", report.costUsd());
        file.append(line);
    }

    private static Map<String, Object> decision(Decision decision) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "decision",
                switch (decision) {
                    case Decision.Traded _ -> "traded";
                    case Decision.Denied _ -> "denied";
                    case Decision.Unknown _ -> "unknown";
                    case Decision.StopMoved _ -> "stop_moved";
                    case Decision.StopKept _ -> "stop_kept";
                    case Decision.Held _ -> "held";
                });
        shown.put("facts", decision);
        return shown;
    }

    private Map<String, Object> line(String type, List<Map<String, Object>> messages) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", time.instant());
        line.put("signature", records.signature());
        line.put("cycle", cycle.number());
        line.put("type", type);
        line.put("new_messages", new ArrayList<>(messages));
        return line;
    }

    private static Map<String, Object> message(String role, String content) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }

    private static void putIfKnown(Map<String, Object> line, String key, @Nullable BigDecimal value) {
        if (value != null) {
            line.put(key, value);
        }
    }
}
