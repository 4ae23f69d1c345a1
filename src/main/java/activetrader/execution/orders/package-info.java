/// Entries, exits and moves of stops: checks, orders and results.
@NullMarked
package activetrader.execution.orders;

import org.jspecify.annotations.NullMarked;
