/// All recorded days together: a calendar, a table of trades, and results of backtests.
@NullMarked
package activetrader.page.history;

import org.jspecify.annotations.NullMarked;
