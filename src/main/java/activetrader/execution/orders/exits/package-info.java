/// Orders that close positions, with the promise that each is done or reported.
@NullMarked
package activetrader.execution.orders.exits;

import org.jspecify.annotations.NullMarked;
