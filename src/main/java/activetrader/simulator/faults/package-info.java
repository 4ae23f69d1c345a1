/// Faults that the simulator's HTTP APIs show on order.
@NullMarked
package activetrader.simulator.faults;

import org.jspecify.annotations.NullMarked;
