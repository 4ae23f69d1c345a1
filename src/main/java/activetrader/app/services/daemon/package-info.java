/// The process active-trader, which lives through the trading days.
@NullMarked
package activetrader.app.services.daemon;

import org.jspecify.annotations.NullMarked;
