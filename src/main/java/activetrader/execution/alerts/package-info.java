/// What the desk tells people, and whom it tells.
@NullMarked
package activetrader.execution.alerts;

import org.jspecify.annotations.NullMarked;
