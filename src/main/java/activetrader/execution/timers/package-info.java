/// Tasks of the desk that run at their time, and again when they fail.
@NullMarked
package activetrader.execution.timers;

import org.jspecify.annotations.NullMarked;
