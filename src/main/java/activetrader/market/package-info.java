/// The words of the market: symbols, prices, orders, positions, bars. Plain Java, no I/O, no clock.
@NullMarked
package activetrader.market;

import org.jspecify.annotations.NullMarked;
