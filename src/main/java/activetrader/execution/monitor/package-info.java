/// Monitors of positions, clock, key and trading mode between cycles.
@NullMarked
package activetrader.execution.monitor;

import org.jspecify.annotations.NullMarked;
