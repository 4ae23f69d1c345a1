/// The simulated exchange as Alpaca's trading HTTP API.
@NullMarked
package activetrader.simulator.trading;

import org.jspecify.annotations.NullMarked;
