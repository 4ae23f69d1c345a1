/// The process active-trader, which runs the trading days.
@NullMarked
package activetrader.app.services.daemon;

import org.jspecify.annotations.NullMarked;
