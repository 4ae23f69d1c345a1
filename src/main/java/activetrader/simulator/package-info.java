/// The built-in broker: Alpaca's trading and market-data API on loopback, over recorded or synthetic prices.
@NullMarked
package activetrader.simulator;

import org.jspecify.annotations.NullMarked;
