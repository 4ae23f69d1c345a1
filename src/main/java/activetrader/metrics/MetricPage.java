package activetrader.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// All metrics of one process. Names begin with `active_trader_`; counters may be used from any thread.
/// See decision 28.
public final class MetricPage {
    private static final String PREFIX = "active_trader_";

    private final PrometheusRegistry registry = new PrometheusRegistry();

    Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    Gauge gauge(String name, String help, String... labels) {
        return Gauge.builder().name(PREFIX + name).help(help).labelNames(labels).register(registry);
    }

    /// A histogram of seconds; its upper bounds run from 10 ms to 4 minutes.
    Histogram seconds(String name, String help, String... labels) {
        return Histogram.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 240)
                .register(registry);
    }

    /// Adds a value that is read whenever the page is read.
    public void ask(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /// Adds a metric that shows which of `choices` holds whenever the page is read: 1 for that one, 0 for the
    /// others.
    public void askWhich(String name, String help, List<String> choices, Supplier<String> current) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(name)
                .callback(callback -> {
                    String now = current.get();
                    choices.forEach(choice -> callback.call(choice.equals(now) ? 1 : 0, choice));
                })
                .register(registry);
    }

    /// The page in Prometheus' text format, version 0.0.4.
    public String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
