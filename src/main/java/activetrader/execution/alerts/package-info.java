/// The alerts that execution raises, and their receivers.
@NullMarked
package activetrader.execution.alerts;

import org.jspecify.annotations.NullMarked;
