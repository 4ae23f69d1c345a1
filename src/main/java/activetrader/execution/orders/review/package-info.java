/// The check of each position at its real fill price.
@NullMarked
package activetrader.execution.orders.review;

import org.jspecify.annotations.NullMarked;
