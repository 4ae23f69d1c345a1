/// Recorded fills and adjustments in memory: what is held, what it cost, what was earned.
@NullMarked
package activetrader.execution.fills.book;

import org.jspecify.annotations.NullMarked;
