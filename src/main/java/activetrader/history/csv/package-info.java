/// Reads bars from the CSV exports of other programs, recognised by their header and their stamps.
@NullMarked
package activetrader.history.csv;

import org.jspecify.annotations.NullMarked;
