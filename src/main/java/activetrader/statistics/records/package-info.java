/// Samples read from the records on disk.
@NullMarked
package activetrader.statistics.records;

import org.jspecify.annotations.NullMarked;
