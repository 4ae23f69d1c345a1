/// Stops at the broker for everything that is held.
@NullMarked
package activetrader.execution.protection;

import org.jspecify.annotations.NullMarked;
