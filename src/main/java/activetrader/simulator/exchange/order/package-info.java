/// What the simulated exchange knows about one order, and what happens to it.
@NullMarked
package activetrader.simulator.exchange.order;

import org.jspecify.annotations.NullMarked;
