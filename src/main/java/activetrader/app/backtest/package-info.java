/// Many simulated days through the live code, and what they came to.
@NullMarked
package activetrader.app.backtest;

import org.jspecify.annotations.NullMarked;
