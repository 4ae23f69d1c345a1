/// What may be concluded from a sample: intervals, significance, overfitting, choices on the past.
@NullMarked
package activetrader.statistics.inference;

import org.jspecify.annotations.NullMarked;
