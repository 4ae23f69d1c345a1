/// Bars of past days, kept as one Parquet file a symbol and month.
@NullMarked
package activetrader.history;

import org.jspecify.annotations.NullMarked;
