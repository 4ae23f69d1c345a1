/// What a new order must satisfy before the simulated exchange takes it.
@NullMarked
package activetrader.simulator.exchange.checks;

import org.jspecify.annotations.NullMarked;
