/// What the broker executed, with its profit, one row per fill.
@NullMarked
package activetrader.execution.fills;

import org.jspecify.annotations.NullMarked;
