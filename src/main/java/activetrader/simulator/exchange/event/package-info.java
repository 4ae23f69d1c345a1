/// What happens to the simulated account without a fill: cash moves, shares that come and go, splits, renames, busts.
@NullMarked
package activetrader.simulator.exchange.event;

import org.jspecify.annotations.NullMarked;
