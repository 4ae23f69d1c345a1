/// The key pair and the rate limit of the simulator.
@NullMarked
package activetrader.simulator.access;

import org.jspecify.annotations.NullMarked;
