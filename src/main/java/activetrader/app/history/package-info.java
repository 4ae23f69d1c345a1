/// The commands of the history of bars.
@NullMarked
package activetrader.app.history;

import org.jspecify.annotations.NullMarked;
