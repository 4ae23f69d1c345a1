/// What is done about each open position between cycles.
@NullMarked
package activetrader.execution.monitor;

import org.jspecify.annotations.NullMarked;
