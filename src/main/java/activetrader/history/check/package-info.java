/// Looks for what is wrong with the bars of a history.
@NullMarked
package activetrader.history.check;

import org.jspecify.annotations.NullMarked;
