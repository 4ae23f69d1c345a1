package activetrader.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;

/// Counts one kind of call: how many, with which outcomes, and how long they took.
public final class CallMetrics {
    private final Counter calls;
    private final Histogram latency;

    private CallMetrics(Counter calls, Histogram latency) {
        this.calls = calls;
        this.latency = latency;
    }

    /// HTTP requests to the broker's APIs, retries included.
    public static CallMetrics ofBroker(MetricPage page) {
        return new CallMetrics(
                page.counter("broker_requests_total", "HTTP requests to the broker", "call", "outcome"),
                page.seconds("broker_request_seconds", "How long the broker took to answer", "call"));
    }

    /// Calls of the tools that a service offers.
    public static CallMetrics ofTools(MetricPage page) {
        return new CallMetrics(
                page.counter("tool_calls_total", "MCP tool calls", "call", "outcome"),
                page.seconds("tool_call_seconds", "How long a tool call took", "call"));
    }

    /// Metrics that are not shown on any page.
    public static CallMetrics none() {
        return ofTools(new MetricPage());
    }

    /// @param call one of a small, fixed set
    /// @param outcome one of a small, fixed set
    public void called(String call, String outcome, Duration took) {
        calls.labelValues(call, outcome).inc();
        latency.labelValues(call).observe(took.toNanos() / 1e9);
    }
}
