/// Reads the decision logs of a day.
@NullMarked
package activetrader.agent.daylog;

import org.jspecify.annotations.NullMarked;
