/// Flat Parquet files of one plain form, which pandas, DuckDB and Spark read.
@NullMarked
package activetrader.history.parquet;

import org.jspecify.annotations.NullMarked;
