/// Stops at the broker for every share that is held.
@NullMarked
package activetrader.execution.protection;

import org.jspecify.annotations.NullMarked;
