/// Technical indicators over bars, as ratios and prices in floating point; never used to price an order directly.
@NullMarked
package activetrader.indicators;

import org.jspecify.annotations.NullMarked;
