/// The orders of the simulated exchange, when they may fill, and at what price.
@NullMarked
package activetrader.simulator.exchange.book;

import org.jspecify.annotations.NullMarked;
