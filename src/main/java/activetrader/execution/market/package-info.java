/// What the gate and the stops need to know of the market.
@NullMarked
package activetrader.execution.market;

import org.jspecify.annotations.NullMarked;
