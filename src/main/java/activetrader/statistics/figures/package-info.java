/// Measures that describe the days and trades of a sample, one family a class.
@NullMarked
package activetrader.statistics.figures;

import org.jspecify.annotations.NullMarked;
