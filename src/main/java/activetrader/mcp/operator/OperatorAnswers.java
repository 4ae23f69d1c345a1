package activetrader.mcp.operator;

import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorControl;
import activetrader.execution.operator.OperatorResult;
import activetrader.mcp.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operator endpoint's answers as JSON objects. Keys are stable; what does not apply is left out.
final class OperatorAnswers {
    /// Requests that the status shows.
    private static final int LAST = 20;

    private OperatorAnswers() {}

    static Map<String, Object> of(OperatorResult result) {
        return new Answer()
                .put("request_id", result.request().id())
                .put("action", result.request().action().code())
                .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .put("message", result.message())
                .put("repeated", result.repeated())
                .put("mode", mode(result.mode()))
                .put("flatten", flatten(result.report()))
                .toMap();
    }

    /// The mode, a running flatten and the last requests, the latest first.
    static Map<String, Object> status(OperatorControl control, Instant now) {
        List<OperatorResult> results = control.results().reversed();
        return new Answer()
                .put("service", "alpaca-trade")
                .put("at", now)
                .put("mode", mode(control.mode()))
                .put(
                        "closing",
                        control.leftToClose().map(OperatorAnswers::remaining).orElse(null))
                .put(
                        "requests",
                        results.stream().limit(LAST).map(OperatorAnswers::of).toList())
                .toMap();
    }

    static Map<String, Object> error(String message) {
        return new Answer().put("outcome", "refused").put("message", message).toMap();
    }

    private static Map<String, Object> mode(ModeState state) {
        return new Answer()
                .put("mode", state.mode().name())
                .put("set_by", state.setBy())
                .put("reason", state.reason())
                .put("set_at", state.setAt())
                .put("until", state.until())
                .toMap();
    }

    private static @Nullable Map<String, Object> flatten(@Nullable FlattenReport report) {
        return report == null
                ? null
                : new Answer()
                        .put("flat", report.flat())
                        .put("started_at", report.startedAt())
                        .put("finished_at", report.finishedAt())
                        .put("cancelled_orders", report.cancelledOrders())
                        .put(
                                "closed",
                                report.closed().stream()
                                        .map(OperatorAnswers::closed)
                                        .toList())
                        .put("remaining", remaining(report.remaining()))
                        .put("kept", remaining(report.kept()))
                        .put("trouble", report.trouble())
                        .toMap();
    }

    private static Map<String, Object> closed(FlattenReport.Closed closed) {
        return new Answer()
                .put("symbol", closed.symbol())
                .put("qty", closed.quantity())
                .put("side", closed.side().name().toLowerCase(Locale.ROOT))
                .put("filled_avg_price", closed.averagePrice())
                .put("pnl", closed.profit())
                .toMap();
    }

    private static List<Map<String, Object>> remaining(List<FlattenReport.Remaining> left) {
        return left.stream()
                .map(each -> new Answer()
                        .put("symbol", each.symbol())
                        .put("qty", each.quantity())
                        .put("why", each.why())
                        .toMap())
                .toList();
    }
}
