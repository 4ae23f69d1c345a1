package activetrader.mcp;

import activetrader.broker.BrokerException;
import activetrader.text.UnknownOutcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one tool for MCP: checks the call, and turns its result or failure into an MCP result without internal
/// details.
final class ToolRunner {
    private static final Logger log = LoggerFactory.getLogger(ToolRunner.class);
    private static final int MAX_MESSAGE = 500;

    private final Tool tool;
    private final CallLimit limit;

    ToolRunner(Tool tool, CallLimit limit) {
        this.tool = tool;
        this.limit = limit;
    }

    ToolResult run(Map<String, Object> arguments, Map<String, Object> meta) {
        try {
            return new ToolResult(answer(arguments, meta), false);
        } catch (ToolException e) {
            log.debug("tool call refused tool={} reason=\"{}\"", tool.name(), e.getMessage());
            return new ToolResult(oneLine(e.getMessage()), true);
        } catch (BrokerException e) {
            log.warn("tool call failed at the broker tool={} reason=\"{}\"", tool.name(), e.getMessage());
            return new ToolResult(oneLine(advice(e) + e.getMessage()), true);
        } catch (RuntimeException e) {
            log.error("tool failed tool={}", tool.name(), e);
            return new ToolResult(tool.name() + " failed inside the service; its log has the reason", true);
        }
    }

    private Object answer(Map<String, Object> given, Map<String, Object> meta) {
        if (tool.throttled()) {
            limit.pass();
        }
        Arguments arguments = new Arguments(given);
        arguments.requireFit(tool.parameters());
        return tool.handler().answer(new ToolCall(tool.name(), arguments, meta));
    }

    private static String advice(BrokerException e) {
        return switch (e) {
            case BrokerException.Transient _ -> "the broker is not answering, try again later: ";
            case BrokerException.OutcomeUnknown _ -> UnknownOutcome.text("look before repeating", "");
            case BrokerException.Rejected _ -> "the broker refused: ";
            case BrokerException.Unauthorized _ -> "the broker does not accept the key: ";
            case BrokerException.Malformed _ -> "the broker's answer is unreadable: ";
        };
    }

    private static String oneLine(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
        return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "…" : line;
    }
}
