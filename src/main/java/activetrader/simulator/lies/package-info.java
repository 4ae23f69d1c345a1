/// False answers: what a broker, a feed or a proxy between makes of the simulator's true ones.
@NullMarked
package activetrader.simulator.lies;

import org.jspecify.annotations.NullMarked;
