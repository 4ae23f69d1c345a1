/// Moves of stops, and cancels of single orders.
@NullMarked
package activetrader.execution.orders.stops;

import org.jspecify.annotations.NullMarked;
