/// What the decision logs of a day tell afterwards.
@NullMarked
package activetrader.agent.daylog;

import org.jspecify.annotations.NullMarked;
