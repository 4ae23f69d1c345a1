/// Stocks, prices and news that are made up from a seed.
@NullMarked
package activetrader.simulator.tape.synthetic;

import org.jspecify.annotations.NullMarked;
