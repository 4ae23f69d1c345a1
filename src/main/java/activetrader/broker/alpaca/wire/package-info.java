/// Alpaca's JSON as it comes, every field optional, and what it means in the market's words.
@NullMarked
package activetrader.broker.alpaca.wire;

import org.jspecify.annotations.NullMarked;
