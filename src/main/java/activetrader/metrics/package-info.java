/// What each process counts about itself, as Prometheus reads it.
@NullMarked
package activetrader.metrics;

import org.jspecify.annotations.NullMarked;
