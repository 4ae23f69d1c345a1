/// The stops on the page: buttons, and the way of a request to alpaca-trade.
@NullMarked
package activetrader.app.page.stops;

import org.jspecify.annotations.NullMarked;
