/// The client and the simulator against Alpaca's own description of its APIs.
@NullMarked
package activetrader.simulator.openapi;

import org.jspecify.annotations.NullMarked;
