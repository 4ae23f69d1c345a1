/// Alpaca's market-data HTTP API over a [activetrader.simulator.tape.Tape].
@NullMarked
package activetrader.simulator.data;

import org.jspecify.annotations.NullMarked;
