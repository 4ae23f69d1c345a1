/// What the trader needs from a broker and from a market-data vendor, whoever they are.
@NullMarked
package activetrader.broker;

import org.jspecify.annotations.NullMarked;
