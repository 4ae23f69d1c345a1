/// The same days without the trader: index, universe and random traders.
@NullMarked
package activetrader.statistics.comparison;

import org.jspecify.annotations.NullMarked;
