package activetrader.mcp.trade;

import activetrader.execution.OrderDesk;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenReport.Remaining;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.mcp.Answer;
import activetrader.mcp.Parameter;
import activetrader.mcp.Tool;
import activetrader.mcp.ToolCall;
import activetrader.mcp.ToolException;
import activetrader.text.NotFlat;
import activetrader.text.OrderTool;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes everything. A flatten runs until the account is flat, also when its caller no longer waits: a call waits
/// [#PATIENCE], then returns the progress, and the next call joins the running flatten. The daemon, which shows the
/// progress, waits [#GLANCE] at a time.
final class FlattenTool {
    private static final Logger log = LoggerFactory.getLogger(FlattenTool.class);
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final OrderDesk desk;
    private final TimeSource time;
    private CompletableFuture<FlattenReport> running =
            CompletableFuture.failedFuture(new IllegalStateException("nobody has asked for a flatten yet"));

    FlattenTool(OrderDesk desk, TimeSource time) {
        this.desk = desk;
        this.time = time;
    }

    Tool tool() {
        return Tool.ending(
                        OrderTool.CLOSE_ALL_POSITIONS.toolName(),
                        "Cancel all orders and close all positions; verified with the broker. Call again until flat"
                                + " is true.",
                        List.of(Parameter.text("reason", "Why, in one sentence; none if absent.", 300)
                                .optional()),
                        this::flatten)
                .unthrottled();
    }

    private Object flatten(ToolCall call) {
        String requestedBy = call.cycle().map(cycle -> "agent " + cycle).orElse("daemon");
        Instant start = time.instant();
        Tick end = time.tick().plus(call.cycle().isPresent() ? PATIENCE : GLANCE);
        CompletableFuture<FlattenReport> flatten =
                start(new FlattenRequest(requestedBy, call.arguments().text("reason", "asked for over MCP")));
        await(flatten, end);
        return flatten.isDone() ? described(result(flatten)) : stillRunning(requestedBy, start);
    }

    private synchronized CompletableFuture<FlattenReport> start(FlattenRequest request) {
        if (running.isDone()) {
            CompletableFuture<FlattenReport> fresh = new CompletableFuture<>();
            time.at(time.instant(), "flatten", () -> run(request, fresh));
            running = fresh;
        }
        return running;
    }

    private void run(FlattenRequest request, CompletableFuture<FlattenReport> fresh) {
        try {
            fresh.complete(desk.flatten(request));
        } catch (RuntimeException e) {
            log.error("flatten failed requested_by=\"{}\"", request.requestedBy(), e);
            fresh.completeExceptionally(e);
        }
    }

    private void await(CompletableFuture<FlattenReport> flatten, Tick end) {
        try {
            while (!flatten.isDone() && time.tick().isBefore(end)) {
                time.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("the wait was interrupted; the flatten continues, call again", e);
        }
    }

    private static FlattenReport result(CompletableFuture<FlattenReport> flatten) {
        try {
            return flatten.join();
        } catch (CompletionException e) {
            throw new ToolException("the flatten failed: call close_all_positions again", e);
        }
    }

    private Map<String, Object> stillRunning(String requestedBy, Instant start) {
        List<Map<String, Object>> remaining = desk.leftToClose().orElseGet(this::held).stream()
                .map(FlattenTool::described)
                .toList();
        return refusal(NotFlat.STILL_CLOSING)
                .put("flat", false)
                .put("requested_by", requestedBy)
                .put("started_at", start)
                .put("closed", List.of())
                .put("remaining", remaining)
                .toMap();
    }

    private static Answer refusal(NotFlat why) {
        return Answer.refusal(why.name(), why.message());
    }

    private List<Remaining> held() {
        return desk.portfolio().holdings().stream()
                .map(holding -> new Remaining(
                        holding.position().symbol(), holding.position().quantity(), "still being closed"))
                .toList();
    }

    private static Map<String, Object> described(FlattenReport report) {
        Answer answer = report.flat() ? Answer.success() : refusal(NotFlat.NOT_FLAT);
        return answer.put("flat", report.flat())
                .put("requested_by", report.requestedBy())
                .put("started_at", report.startedAt())
                .put("finished_at", report.finishedAt())
                .put("cancelled_orders", report.cancelledOrders())
                .put(
                        "closed",
                        report.closed().stream().map(FlattenTool::described).toList())
                .put(
                        "remaining",
                        report.remaining().stream().map(FlattenTool::described).toList())
                .put(
                        "kept",
                        report.kept().isEmpty()
                                ? null
                                : report.kept().stream()
                                        .map(FlattenTool::described)
                                        .toList())
                .put("trouble", report.trouble())
                .put("notes", report.notes().isEmpty() ? null : report.notes())
                .toMap();
    }

    private static Map<String, Object> described(FlattenReport.Closed closed) {
        return new Answer()
                .put("symbol", closed.symbol())
                .put("qty", closed.quantity())
                .put("side", JsonViews.lower(closed.side()))
                .put("filled_avg_price", closed.averagePrice())
                .put("pnl", closed.profit())
                .toMap();
    }

    private static Map<String, Object> described(Remaining remaining) {
        return new Answer()
                .put("symbol", remaining.symbol())
                .put("qty", remaining.quantity())
                .put("why", remaining.why())
                .toMap();
    }
}
