/// The metrics of each process, in the form that Prometheus reads.
@NullMarked
package activetrader.metrics;

import org.jspecify.annotations.NullMarked;
