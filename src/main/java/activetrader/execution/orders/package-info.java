/// At which price an entry leaves, and whether what it was filled at keeps the limits.
@NullMarked
package activetrader.execution.orders;

import org.jspecify.annotations.NullMarked;
