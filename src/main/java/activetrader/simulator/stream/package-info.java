/// The WebSocket streams of the simulated broker: order events and market data.
@NullMarked
package activetrader.simulator.stream;

import org.jspecify.annotations.NullMarked;
