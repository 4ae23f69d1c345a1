/// What the trader needs from any broker and any market-data vendor.
@NullMarked
package activetrader.broker;

import org.jspecify.annotations.NullMarked;
