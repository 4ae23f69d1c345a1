/// The regulatory fees of US stock trades, by dated rates.
@NullMarked
package activetrader.market.fees;

import org.jspecify.annotations.NullMarked;
