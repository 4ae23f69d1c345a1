/// The result as one value, as a file and as a table.
@NullMarked
package activetrader.statistics.report;

import org.jspecify.annotations.NullMarked;
