/// What a number of trading days proves: figures, intervals and comparisons, computed from days and closed trades.
@NullMarked
package activetrader.statistics;

import org.jspecify.annotations.NullMarked;
