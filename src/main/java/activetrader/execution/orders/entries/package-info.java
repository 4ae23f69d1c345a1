/// Orders that open positions: the risk gate, the order with its stop, and its reversal.
@NullMarked
package activetrader.execution.orders.entries;

import org.jspecify.annotations.NullMarked;
