/// Gets bars, splits and dividends from the broker into a history.
@NullMarked
package activetrader.history.fetch;

import org.jspecify.annotations.NullMarked;
