/// Alpaca's trading and market-data API behind the broker's ports.
@NullMarked
package activetrader.broker.alpaca;

import org.jspecify.annotations.NullMarked;
